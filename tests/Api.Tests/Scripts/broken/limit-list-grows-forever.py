# expect: limit
xs = []
while True:
    xs.append(len(xs))
