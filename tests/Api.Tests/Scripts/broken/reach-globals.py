# expect: refused NameError
print(globals())
