# expect: limit
print(10 ** 10 ** 8)
