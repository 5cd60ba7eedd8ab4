# expect: SyntaxError
print(sep="", "a")
