s = {3, 1, 2, 3}
print(s, len(s), 2 in s, 9 not in s)
s.add(5)
s.discard(100)
s.remove(1)
print(sorted(s), sorted(s | {9}), s & {2, 3}, sorted(s - {2}), sorted(s ^ {2, 7}))
a, b = set([1, 2]), {1, 2, 3}
print(a <= b, a < b, b >= a, a == {2, 1}, a.issubset(b), b.issuperset(a), a.isdisjoint({7}))
print(a.union([4]), b.intersection(a), b.difference(a), a.symmetric_difference(b))
a.update([8, 9])
print(sorted(a), set(), {1}, set("a"), frozenset([1]), sorted({x % 3 for x in range(10)}))
b.clear()
print(b, bool(b), {(1, 2)}, sum({1, 2, 3}))
try:
    s.remove(100)
except KeyError as e:
    print("KeyError:", e)
