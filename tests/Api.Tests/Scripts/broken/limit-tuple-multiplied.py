# expect: limit
x = (0, 1) * 10 ** 12
print(len(x))
