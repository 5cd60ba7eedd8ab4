# expect: ValueError
print("100%" % ())
