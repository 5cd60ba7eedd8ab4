# expect: nothing
é = 1
print(é)
