# expect: IndexError
print("{} {}".format(1))
