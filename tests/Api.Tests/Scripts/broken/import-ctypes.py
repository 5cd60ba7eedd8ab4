# expect: refused ImportError
import ctypes
print(ctypes)
