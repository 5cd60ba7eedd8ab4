# expect: SyntaxError
x = 12abc
