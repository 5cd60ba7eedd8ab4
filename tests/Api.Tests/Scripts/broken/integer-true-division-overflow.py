# expect: OverflowError
print(10 ** 1000 / 3)
