# expect: refused ImportError
import inspect
print(inspect)
