# expect: refused ImportError
import subprocess
print(subprocess)
