# expect: SyntaxError
f = lambda x: return x
