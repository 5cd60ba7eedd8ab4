# expect: SyntaxError
x = 1 if True
