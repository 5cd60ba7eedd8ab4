# expect: SyntaxError
x = """abc
print(x)
