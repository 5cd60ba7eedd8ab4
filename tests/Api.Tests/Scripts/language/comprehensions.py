print([x * x for x in range(6)], [x for x in range(20) if x % 3 == 0 if x % 2 == 0])
print([(i, j) for i in range(3) for j in range(i)], [[i * j for j in range(3)] for i in range(3)])
print({x: x ** 2 for x in range(4)}, {len(w): w for w in ["a", "bb", "cc"]}, {x % 2 for x in range(5)})
print(sum(x for x in range(10)), max(len(w) for w in ["a", "abc"]), any(x > 3 for x in [1, 5]), all(x > 3 for x in [1, 5]))
print(["even" if x % 2 == 0 else "odd" for x in range(3)], [y for x in [[1, 2], [3]] for y in x])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], list(zip(*matrix)))
x = "outer"
squares = [x for x in range(3)]
print(x, squares)
print([f(2) for f in [lambda v: v + 1, lambda v: v * 10]], [f() for f in [lambda: i for i in range(3)]])
print({k: v for k, v in zip("abc", range(3)) if v}, dict((k, len(k)) for k in ["x", "yy"]))
g = (n * 2 for n in range(3))
print(next(g), list(g), list(g), tuple(c for c in "ab"), [a + b for a, b in [(1, 2), (3, 4)]])
print([last := n, last ** 2] if (n := 4) else None, last)
