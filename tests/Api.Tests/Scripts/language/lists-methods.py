a = [3, 1, 2]
a.append(5)
a.extend([4, 4])
a.insert(0, 9)
print(a, len(a), a.index(4), a.count(4))
print(a.pop(), a.pop(0), a)
a.remove(5)
a.sort()
print(a)
a.sort(reverse=True)
a.reverse()
print(a, a[::-1], sorted(a, key=lambda v: -v))
b = a.copy()
b[0] = 100
print(a, b, a + b, a * 2, [0] * 3)
del b[0], b[-1]
print(b)
b.clear()
print(b, not b)
a += [7, 8]
a[1:3] = ["x", "y", "z"]
print(a, a[-2:])
a[::2] = [0] * len(a[::2])
print(a)
del a[1:3]
print(a)
words = ["pear", "fig", "apple"]
words.sort(key=len)
print(words, max(words), max(words, key=len), [1, [2, [3, None]], "s", 1.0, True])
nested = [[0] * 2 for _ in range(2)]
nested[0][1] = 5
print(nested, [1, 2, 3] == [1, 2, 3], 2 in nested[0])
for bad in (lambda: [].pop(), lambda: [1].remove(2), lambda: [1][3], lambda: [1].index(9)):
    try:
        bad()
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
