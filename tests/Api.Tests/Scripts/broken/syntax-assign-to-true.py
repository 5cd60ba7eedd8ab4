# expect: SyntaxError
True = 0
