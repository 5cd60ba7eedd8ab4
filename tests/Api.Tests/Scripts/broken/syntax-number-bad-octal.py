# expect: SyntaxError
x = 0o89
