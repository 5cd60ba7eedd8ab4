# expect: refused ImportError
import sys
print(sys)
