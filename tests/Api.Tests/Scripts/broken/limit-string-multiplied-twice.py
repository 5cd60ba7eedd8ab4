# expect: limit
s = ("ab" * 10 ** 6) * 10 ** 6
print(len(s))
