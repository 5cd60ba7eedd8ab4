class Point:
    dimensions = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def norm2(self):
        return self.x ** 2 + self.y ** 2

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    def __repr__(self):
        return f"Point({self.x}, {self.y})"

    def __eq__(self, other):
        return isinstance(other, Point) and (self.x, self.y) == (other.x, other.y)

p = Point(3, 4)
print(p, p.norm2(), p.moved(1, 1), [p, Point(0)], {"p": p})
print(p == Point(3, 4), p != Point(3, 4), p == 5, Point.dimensions, p.dimensions)
p.x = 10
p.label = "start"
print(p.x, p.label, hasattr(p, "label"), hasattr(p, "z"), getattr(p, "y"), getattr(p, "z", None))
setattr(p, "z", 5)
Point.dimensions = 3
print(p.z, p.dimensions, type(p).__name__, isinstance(p, Point), callable(p), callable(Point), callable(p.norm2))
m = p.norm2
print(m(), Point.norm2(p), str(p), repr(p), f"{p} {p!r}")
del p.z
try:
    p.z
except AttributeError as e:
    print("AttributeError:", e)
try:
    Point()
except TypeError as e:
    print("TypeError:", e)
try:
    p.moved(1)
except TypeError as e:
    print("TypeError:", e)
