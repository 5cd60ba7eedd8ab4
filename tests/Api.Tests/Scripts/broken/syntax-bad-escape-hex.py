# expect: SyntaxError
x = "\xg1"
