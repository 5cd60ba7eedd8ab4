# expect: SyntaxError
try:
    x = 1
print(x)
