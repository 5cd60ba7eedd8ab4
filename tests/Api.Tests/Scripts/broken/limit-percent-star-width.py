# expect: limit
print('%*d' % (10 ** 9, 1))
