# expect: refused NameError
print(__builtins__)
