# expect: SyntaxError
for x range(3):
    pass
