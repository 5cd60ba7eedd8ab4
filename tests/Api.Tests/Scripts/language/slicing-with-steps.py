a = list(range(10))
print(a[2:8:2], a[::3], a[::-1], a[8:2:-2], a[-4:-1], a[:-7], a[5:100], a[3:3])
i, j = 2, -2
print(a[i:j], a[i:j][::-1], a[slice(1, 4)], a[slice(None, None, 5)])
b = a[:]
b[2:4] = []
b[0:0] = [-2, -1]
print(b, a == list(range(10)))
del b[::2]
print(b)
t = tuple(a)
print(t[::4], t[-1:], range(10)[2:5], list(range(10)[::-3]), "abcdef"[1::2])
try:
    a[::0]
except ValueError as e:
    print("ValueError:", e)
try:
    a[::2] = [1]
except ValueError as e:
    print("ValueError:", e)
try:
    a["x"]
except TypeError as e:
    print("TypeError:", e)
