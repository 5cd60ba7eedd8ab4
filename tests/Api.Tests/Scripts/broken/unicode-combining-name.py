# expect: refused NameError
é = 1
print(é)
