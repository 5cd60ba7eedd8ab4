# expect: RecursionError or limit
a, b = [], []
for i in range(100000):
    a, b = [a], [b]
print(a == b)
