# expect: limit
print(1 << 10 ** 12)
