def f(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs

print(f(1, c=3))
print(f(1, 5, 6, 7, c=8, e=9))
args = (1, 2, 3)
kwargs = {"c": 4, "z": 5}
print(f(*args, **kwargs), f(*[10], *[20], c=0, **{"y": 1}))

def g(x, /, y, *, z=0):
    return x + y + z

print(g(1, 2), g(1, y=2, z=3))

def append(item, box=[]):
    box.append(item)
    return box

print(append(1), append(2), append(3, []))

def nothing():
    pass

print(nothing(), (lambda *a: len(a))(*range(5)), max(*[1, 5, 3]), print())

def annotated(x: int, y: float = 1.0) -> float:
    """A docstring."""
    return x * y

print(annotated(3), annotated.__name__)
