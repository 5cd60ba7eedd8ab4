# expect: limit
d = {}
while True:
    d[len(d)] = "x" * 100
