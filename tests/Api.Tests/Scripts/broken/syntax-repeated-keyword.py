# expect: SyntaxError
print("a", end="", end="")
