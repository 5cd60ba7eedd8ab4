# expect: nothing
𝓍 = 3
print(x)
