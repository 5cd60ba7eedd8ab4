# expect: SyntaxError
x = 0123
