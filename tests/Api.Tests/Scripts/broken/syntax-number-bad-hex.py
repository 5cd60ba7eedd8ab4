# expect: SyntaxError
x = 0xZZ
