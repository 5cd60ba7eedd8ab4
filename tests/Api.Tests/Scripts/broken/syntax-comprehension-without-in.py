# expect: SyntaxError
x = [i for i]
