# expect: refused NameError
exec("x = 1")
print(x)
