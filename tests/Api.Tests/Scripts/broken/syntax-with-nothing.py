# expect: SyntaxError
with:
    pass
