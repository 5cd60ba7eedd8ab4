# expect: SyntaxError
def f():
    nonlocal missing
    missing = 1
