# expect: SyntaxError
print(“hello”)
