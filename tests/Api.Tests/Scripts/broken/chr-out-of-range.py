# expect: ValueError
print(chr(10 ** 7))
