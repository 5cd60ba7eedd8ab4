# expect: refused ImportError
import socket
print(socket)
