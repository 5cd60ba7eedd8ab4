import itertools
from itertools import product, chain, count

print(list(product([0, 1], repeat=2)), list(product("ab", [1, 2])))
print(list(itertools.combinations("abc", 2)), list(itertools.permutations([1, 2, 3], 2)))
print(list(chain([1], [2, 3])), list(chain.from_iterable([[1], [2]])), list(itertools.islice(count(5), 3)))
print(list(itertools.accumulate([1, 2, 3])), list(itertools.zip_longest([1], [2, 3])), list(itertools.repeat(7, 2)))
print(list(itertools.islice(itertools.cycle("ab"), 5)), list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])))
for lr, momentum in product([0.1, 0.01], [0.0, 0.9]):
    print(f"lr={lr} momentum={momentum}")
for i, x in zip(count(), "xyz"):
    print(i, x)
