# expect: limit or RecursionError
a = ()
for i in range(100000):
    a = (a,)
print({a: 1}[a])
