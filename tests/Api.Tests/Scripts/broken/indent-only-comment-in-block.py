# expect: IndentationError
def f():
    # nothing here

print(1)
