# expect: limit
print(sorted(range(10 ** 11))[0])
