a = 10
a += 5; print(a)
a -= 3; print(a)
a *= 2; print(a)
a /= 4; print(a)
a //= 2; print(a)
a **= 3; print(a)
a %= 10; print(a)
b = 6
b |= 1; b &= 5; b ^= 2; b <<= 3; b >>= 1
print(b)
s = "x"
s += "y"
s *= 3
xs = ys = [1]
xs += [2]
xs = xs + [3]
print(s, xs, ys)
d = {"k": [0, 1]}
d["k"][1] += 41
d["n"] = d.get("n", 0) + 1
d["n"] -= 5
print(d)

class Box:
    value = 1

box = Box()
box.value += 9
print(box.value, Box.value)
t = ([],)
t[0].append(1)
try:
    t[0] += [2]
except TypeError as e:
    print("TypeError:", e, t)

def index():
    print("evaluated once")
    return 0

xs[index()] += 100
print(xs)
