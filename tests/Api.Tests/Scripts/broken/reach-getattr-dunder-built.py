# expect: refused AttributeError
name = "_" * 2 + "class" + "_" * 2
print(getattr(1, name))
