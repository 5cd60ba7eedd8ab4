# expect: limit or RecursionError or nothing
a = ()
for i in range(100000):
    a = (a,)
print({a: 1}[a])
