# expect: IndentationError
    x = 1
print(x)
