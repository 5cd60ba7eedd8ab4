# expect: limit
x = 9 ** 9 ** 9 ** 9
