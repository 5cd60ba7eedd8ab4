# expect: SyntaxError
x = "\u12"
