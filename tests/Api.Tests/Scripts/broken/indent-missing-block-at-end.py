# expect: IndentationError
for i in range(3):
