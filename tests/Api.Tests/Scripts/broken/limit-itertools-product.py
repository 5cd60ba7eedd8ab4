# expect: limit
import itertools
n = 0
for p in itertools.product(range(1000), repeat=10):
    n += 1
print(n)
