# expect: limit
x = set(range(10 ** 11))
