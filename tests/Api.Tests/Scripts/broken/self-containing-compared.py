# expect: RecursionError
a, b = [], []
a.append(a)
b.append(b)
print(a == b)
