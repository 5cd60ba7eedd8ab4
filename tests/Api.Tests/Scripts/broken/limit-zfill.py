# expect: limit
print('1'.zfill(10 ** 10))
