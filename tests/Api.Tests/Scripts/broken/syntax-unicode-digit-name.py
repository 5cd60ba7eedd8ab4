# expect: SyntaxError
x = ²
