# expect: SyntaxError
if True:
    continue
