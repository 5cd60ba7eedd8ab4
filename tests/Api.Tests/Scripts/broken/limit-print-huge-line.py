# expect: limit
print("x" * 10 ** 9)
