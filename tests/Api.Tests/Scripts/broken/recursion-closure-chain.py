# expect: RecursionError or limit
f = lambda x: x
for i in range(100000):
    f = (lambda g: lambda x: g(x) + 1)(f)
print(f(0))
