# expect: SyntaxError
x = 5 − 3
