# expect: refused ImportError
import os
print(os)
