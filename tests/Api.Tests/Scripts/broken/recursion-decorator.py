# expect: RecursionError or limit
def d(f):
    def w():
        return w()
    return w

@d
def f():
    pass

f()
