# expect: limit
print('{:>999999999}'.format('x'))
