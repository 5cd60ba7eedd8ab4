# expect: SyntaxError
def f(*):
    pass
