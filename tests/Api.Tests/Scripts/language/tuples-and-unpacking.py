t = 1, 2, 3
print(t, t[0], t[-1], t[1:], len(t), t + (4,), t * 2, (5,), (), tuple([1, 2]))
a, b, c = t
print(a, b, c)
a, b = b, a
print(a, b)
first, *rest = [1, 2, 3, 4]
*init, last = "abcd"
head, *mid, tail = range(6)
print(first, rest, init, last, head, mid, tail)
(x, y), z = (1, 2), 3
print(x, y, z)
[p, q] = [10, 20]
print(p, q, [*rest, *t], (*t, 0), {*t}, {**{"a": 1}, "b": 2})
for (i, (u, v)) in enumerate([(1, 2), (3, 4)]):
    print(i, u, v)
x = y = 7
print(x, y, t.index(2), t.count(3))
s = {}
s["k"], w = "v", 2
print(s, w)
for text in ("a, b = [1, 2, 3]", "a, b, c = [1, 2]"):
    try:
        if "c" in text:
            a, b, c = [1, 2]
        else:
            a, b = [1, 2, 3]
    except ValueError as e:
        print("ValueError:", e)
try:
    t[0] = 5
except TypeError as e:
    print("TypeError:", e)
