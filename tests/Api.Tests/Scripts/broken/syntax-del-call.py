# expect: SyntaxError
del print()
