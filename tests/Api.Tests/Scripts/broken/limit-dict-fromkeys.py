# expect: limit
d = dict.fromkeys(range(10 ** 11))
