# expect: refused ImportError
import builtins
print(builtins)
