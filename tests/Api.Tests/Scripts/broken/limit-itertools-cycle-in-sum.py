# expect: limit
import itertools
print(sum(itertools.cycle([1, 2])))
