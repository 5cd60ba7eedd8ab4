# expect: limit
x = 1
x <<= 10 ** 15
