# expect: limit
print('x'.center(10 ** 11, '-'))
