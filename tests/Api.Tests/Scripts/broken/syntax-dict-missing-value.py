# expect: SyntaxError
d = {"a": 1, "b"}
