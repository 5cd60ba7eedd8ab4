# expect: refused AttributeError
print(getattr((), "__class__"))
