# expect: SyntaxError
x = 1
x++
