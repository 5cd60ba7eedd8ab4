def make_adder(n):
    def add(x):
        return x + n
    return add

add5 = make_adder(5)
print(add5(10), make_adder(-1)(0))

def counter():
    count = 0
    def step(by=1):
        nonlocal count
        count += by
        return count
    return step

c1, c2 = counter(), counter()
print(c1(), c1(), c1(10), c2())
square = lambda x: x ** 2
print(square(4), (lambda a, b=2, *r, **k: (a, b, r, k))(1, 3, 4, z=5), (lambda: None)())
fs = [lambda x, i=i: x * i for i in range(3)]
print([f(10) for f in fs], [f(10) for f in [lambda x: x * i for i in range(3)]])
compose = lambda f, g: lambda x: f(g(x))
print(compose(square, add5)(1), list(map(lambda p: p[0] + p[1], [(1, 2), (3, 4)])))
total = 0
def accumulate(v):
    global total
    total += v
for v in range(5):
    accumulate(v)
print(total)
def broken():
    total += 1
try:
    broken()
except UnboundLocalError as e:
    print("UnboundLocalError:", e)
