# expect: refused NameError
def f():
    x = 1
    return locals()

print(f())
