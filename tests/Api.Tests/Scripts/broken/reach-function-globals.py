# expect: refused AttributeError
def f():
    pass

print(f.__globals__)
