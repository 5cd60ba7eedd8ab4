# expect: limit
print('%999999999d' % 1)
