# expect: limit
print(len([i for i in range(10 ** 12)]))
