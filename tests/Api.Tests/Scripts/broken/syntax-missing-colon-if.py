# expect: SyntaxError
if True
    print(1)
