# expect: SyntaxError
x = 1__000
