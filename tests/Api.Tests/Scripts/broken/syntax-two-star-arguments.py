# expect: SyntaxError
def f(*a, *b):
    pass
