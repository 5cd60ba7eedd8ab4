# expect: refused ImportError
import importlib
print(importlib)
