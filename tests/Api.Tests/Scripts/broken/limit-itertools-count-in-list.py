# expect: limit
import itertools
print(list(itertools.count()))
