# expect: limit
print('x'.ljust(10 ** 10))
