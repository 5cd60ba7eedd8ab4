# expect: OverflowError
print(10.0 ** 400)
