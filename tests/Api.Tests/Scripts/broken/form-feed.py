# expect: nothing
x = 1
print(x)
