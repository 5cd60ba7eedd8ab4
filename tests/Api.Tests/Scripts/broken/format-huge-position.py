# expect: IndexError
print("{99999999}".format(1))
