# expect: SyntaxError
d = {: 1}
