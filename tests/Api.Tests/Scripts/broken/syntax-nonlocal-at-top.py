# expect: SyntaxError
nonlocal x
x = 1
