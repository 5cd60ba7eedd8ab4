# expect: refused ImportError
import pickle
print(pickle)
