# expect: limit
x = 7 ** 10 ** 6
for i in range(10 ** 6):
    x = x * x
    s = hex(x)
