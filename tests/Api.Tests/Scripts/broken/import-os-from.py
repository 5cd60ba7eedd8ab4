# expect: refused ImportError
from os import system
system("true")
