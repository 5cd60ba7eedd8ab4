# expect: SyntaxError
def f():
    from math import *
