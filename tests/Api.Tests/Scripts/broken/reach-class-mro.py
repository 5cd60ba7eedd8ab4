# expect: refused AttributeError
print(().__class__.__mro__)
