print({10, 20, 30, 40, 50}, {3, 1, 2}, {1, 17, 33, 2, 3}, {-1, -2, 0, 5}, set([100, 5, 33, 65, 1]), {1.5, 2.5, 0.1}, {(1, 2), (3, 4), (0, 0)}, {8, 0, 16}, {True, 2, 3.0}, {6 * 7, 1, 16 + 16})
s = set()
for i in range(30):
    s.add(i * i * 7 % 211)
print(s)
for i in list(s)[:10]:
    s.discard(i)
print(s, len(s))
s.add(7)
s.add(14)
print(s, s.pop(), s.pop(), s)
print({1, 2, 3} | {4, 5, 99}, {1, 2, 3, 4, 5, 6} & {4, 5, 6, 70}, {1, 2, 30, 4, 5} - {4}, {1, 2, 30} ^ {4, 2, 99}, set(range(50)) - {3}, s | s, s.copy(), frozenset([9, 88, 7]))
print({x * x for x in range(12)}, set({5: 1, 90: 2, 3: 4}), {10000000000.0, 2 ** 70, -5}, s.union([500, 600], [7]), s.intersection([7, 9, 130, 100]), s.difference([1]), s.symmetric_difference([1, 1000]))
s.update([1000, 2000, 3000])
print(s)
s |= {5}
s &= set(range(150)) | {1000}
print(s)
s -= {5}
s ^= {1, 2, 3}
s.difference_update([1], {2})
s.intersection_update(range(1, 2000))
s.symmetric_difference_update({4, 5, 6})
print(s, len(s), s.isdisjoint({-1}), {4} <= s, {1, 2} == {2, 1}, frozenset({1}) | {2}, type(frozenset({1}) | {2}).__name__)
print([x for x in {40, 30, 20, 10}], list({7, 3, 9}), *{300, 200, 100}, dict.fromkeys({9, 17, 1}), max({5, 90}), sum({1, 2, 3}))
print(hash((1, 2)), hash(1.5), hash(-1), hash(2 ** 61), hash(3.0), hash(float('inf')), hash(1 + 2j), hash(()), hash((1.5, (2, 3))), hash(True), hash(-0.0), hash(10 ** 20), hash(1e300), hash(0.1), hash(frozenset({1, 2, 3})))
print(2.0 ** -25, 2.0 ** -958, -2.0 ** -25, [2.0 ** -26])
for wrong in (lambda: {[1]}, lambda: {1: 2, (1, []): 3}, lambda: set().pop(), lambda: {1}.remove(2), lambda: hash({}), lambda: set(3)):
    try:
        print(wrong())
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)
