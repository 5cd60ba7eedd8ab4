# expect: OverflowError
print(float(10 ** 400))
