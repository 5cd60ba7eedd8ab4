# expect: limit
x = 3 ** 100
while True:
    x *= x
