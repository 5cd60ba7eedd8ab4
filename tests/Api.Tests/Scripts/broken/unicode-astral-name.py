# expect: refused NameError
𝓍 = 3
print(x)
