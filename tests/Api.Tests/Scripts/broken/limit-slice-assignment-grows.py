# expect: limit
x = [0]
while True:
    x[len(x):] = x
