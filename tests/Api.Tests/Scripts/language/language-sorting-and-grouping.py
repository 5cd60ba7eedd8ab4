rows = [("b", 3), ("a", 3), ("c", 1), ("a", 1)]
print(sorted(rows), sorted(rows, key=lambda r: r[1]), sorted(rows, key=lambda r: (-r[1], r[0])))
rows.sort(key=lambda r: r[0], reverse=True)
print(rows)
groups = {}
for name, n in rows:
    groups.setdefault(name, []).append(n)
print(groups, {k: sum(v) for k, v in groups.items()})
print(sorted([3.5, 1, 2.0]), sorted([True, False, 2]), sorted(["b", "B", "a"]), sorted([(1, "z"), (1, "a")]), sorted({"y": 1, "x": 2}.values()))
print(list(reversed(sorted("hello"))), max(rows, key=lambda r: r[1]), min(rows), [r for r in rows if r[1] > 1])
index = sorted(range(4), key=lambda i: [30, 10, 40, 20][i])
print(index)
try:
    sorted([1, "a"])
except TypeError as e:
    print("TypeError:", e)
