data = [5, 3, 8, 1]
if (n := len(data)) > 3:
    print("long", n)
while (x := data.pop()) != 3:
    print("popped", x)
print(x, data)
print([y for v in range(5) if (y := v * v) > 3], y)
best = None
for v in [3, 9, 2]:
    best = v if best is None or v > best else best
print(best)
sign = lambda v: 1 if v > 0 else -1 if v < 0 else 0
print([sign(v) for v in (-2, 0, 7)])
print("odd" if 7 % 2 else "even", (1 if True else 2) + 1, [1, 2][0 if best else 1])
f = (lambda a: a + 1) if best else (lambda a: a - 1)
print(f(10), not True if False else True)
