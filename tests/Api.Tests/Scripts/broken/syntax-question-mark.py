# expect: SyntaxError
x = a ? b : c
