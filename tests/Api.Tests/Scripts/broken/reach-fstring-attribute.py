# expect: refused AttributeError
x = 1
print(f"{x.__class__.__bases__}")
