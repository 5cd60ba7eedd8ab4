# expect: anything
print(7 ** 10 ** 5)
