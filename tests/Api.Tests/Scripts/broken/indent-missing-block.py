# expect: IndentationError
def f():
print(1)
