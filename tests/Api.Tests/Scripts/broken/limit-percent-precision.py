# expect: limit or ValueError
print('%.999999999f' % 1.5)
