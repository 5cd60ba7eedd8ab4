# expect: refused NameError
print(eval("1 + 1"))
