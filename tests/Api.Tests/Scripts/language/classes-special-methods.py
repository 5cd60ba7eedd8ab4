class Vec:
    def __init__(self, *xs):
        self.xs = list(xs)
    def __len__(self):
        return len(self.xs)
    def __getitem__(self, i):
        return self.xs[i]
    def __setitem__(self, i, v):
        self.xs[i] = v
    def __contains__(self, v):
        return v in self.xs
    def __iter__(self):
        return iter(self.xs)
    def __call__(self, scale):
        return Vec(*[x * scale for x in self.xs])
    def __add__(self, other):
        return Vec(*[a + b for a, b in zip(self, other)])
    def __mul__(self, k):
        return self(k)
    __rmul__ = __mul__
    def __neg__(self):
        return -1 * self
    def __sub__(self, other):
        return self + -other
    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self, other))
    def __eq__(self, other):
        return self.xs == other.xs
    def __lt__(self, other):
        return len(self) < len(other)
    def __bool__(self):
        return any(self.xs)
    def __abs__(self):
        return sum(x * x for x in self.xs) ** 0.5
    def __str__(self):
        return "<" + " ".join(map(str, self.xs)) + ">"
    def __repr__(self):
        return "Vec" + str(tuple(self.xs))

v, w = Vec(3, 4), Vec(1, 2)
print(v, repr(v), [v], len(v), v[0], v[-1], v[:1], 3 in v, 9 in v)
print(v + w, v - w, v * 2, 2 * v, -v, v @ w, v(10), abs(v), v == Vec(3, 4), v != w)
v[0] = 30
v += w
print(v, list(v), max(v), sorted([Vec(1, 2, 3), Vec(0)]), bool(Vec(0, 0)), "zero" if not Vec(0) else "some")
a, b = w
print(a, b, [x for x in w])
try:
    v / 2
except TypeError as e:
    print("TypeError:", e)
