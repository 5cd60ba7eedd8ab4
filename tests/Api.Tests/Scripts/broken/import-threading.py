# expect: refused ImportError
import threading
print(threading)
