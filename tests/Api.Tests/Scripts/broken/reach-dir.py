# expect: refused NameError
print(dir([]))
