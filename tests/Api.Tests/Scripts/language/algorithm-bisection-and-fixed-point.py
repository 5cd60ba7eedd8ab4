def bisect(f, lo, hi, tol=1e-10):
    if f(lo) * f(hi) > 0:
        raise ValueError(f"no sign change in [{lo}, {hi}]")
    while hi - lo > tol:
        mid = (lo + hi) / 2
        if f(lo) * f(mid) <= 0:
            hi = mid
        else:
            lo = mid
    return (lo + hi) / 2

def fixed_point(g, x, steps=60):
    for _ in range(steps):
        x = g(x)
    return x

print(f"{bisect(lambda x: x ** 3 - x - 2, 1, 2):.8f}")
print(f"{fixed_point(lambda x: (x + 2 / x) / 2, 1.0):.10f}")
try:
    bisect(lambda x: x * x + 1, 0, 1)
except ValueError as e:
    print("ValueError:", e)
