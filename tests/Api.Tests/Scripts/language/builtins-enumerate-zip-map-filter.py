names = ["w", "b", "c"]
values = (1.0, 2.5, -3.0)
print(list(enumerate(names)), list(enumerate(names, 1)), list(zip(names, values)), dict(zip(names, values)))
print(list(zip(names, values, range(10))), list(zip()), list(zip(*[(1, 2), (3, 4)])))
print(list(map(abs, values)), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(None, [0, 1, "", "x"])), list(filter(lambda v: v > 0, values)))
print(sorted([3, 1, 2]), sorted(names, reverse=True), sorted(zip(values, names)), sorted("bca"), sorted(names, key=lambda s: -ord(s)))
print(list(reversed(names)), sum(values), sum([[1], [2]], []), sum(v for v in values if v > 0), sum([1, 2], 10))
print(min(values), max(names), min(3, 1, 2), max([], default=0), min("b", "a"), max(names, key=len), min(values, key=abs))
print(abs(-3.5), round(3.7), round(2.345, 1), divmod(7, 2), pow(2, 10), pow(2, 0.5) ** 2 > 1.99, len("abc"))
print(any(v < 0 for v in values), all(isinstance(v, float) for v in values), isinstance(3, int), isinstance("s", (int, str)))
print(list("ab"), tuple([1]), dict(a=1), list({1: 2}), str(3.0), int("3"), float(2), bool([]), bool("x"), complex(1, 2), repr("q"))
print(type(1).__name__, type(1.0).__name__, type("s").__name__, type([]).__name__, type(()).__name__, type({}).__name__, type(None).__name__, type(True).__name__, type(lambda: 0).__name__)
print(type(1), type("s"), type([]), type(None), type(ValueError("x")), int, str)
print(callable(print), callable(3), hasattr([], "append"), getattr("abc", "upper")())
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print("ValueError:", e)
