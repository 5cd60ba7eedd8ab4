def f(a, b, c=3):
    return a + b + c

def g(*, key):
    return key

def h():
    return None

calls = [
    lambda: f(1),
    lambda: f(),
    lambda: f(1, 2, 3, 4),
    lambda: f(1, 2, d=5),
    lambda: f(1, a=2, b=3),
    lambda: g(1),
    lambda: g(),
    lambda: h(1),
    lambda: h(x=1),
    lambda: f(*[1, 2], **{"c": 1, "q": 2}),
    lambda: (lambda x: x)(),
    lambda: 5(),
    lambda: len(5),
    lambda: None + 1,
    lambda: "a" + 1,
    lambda: 1 + "a",
    lambda: [1] + (2,),
    lambda: -"a",
    lambda: 1 < "a",
    lambda: [][0.5],
    lambda: int("x"),
    lambda: float("abc"),
    lambda: int([]),
    lambda: sum(["a", "b"]),
    lambda: max([]),
    lambda: next(iter([])),
    lambda: iter(5),
    lambda: [*5],
    lambda: undefined_name,
    lambda: (5).missing,
    lambda: "s".nope(),
    lambda: 1 / 0,
    lambda: 1 // 0,
    lambda: 1.0 % 0,
    lambda: 0 ** -1,
]
for call in calls:
    try:
        print(call())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
