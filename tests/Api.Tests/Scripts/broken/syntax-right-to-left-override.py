# expect: SyntaxError
x = "a"‮ + "b"
