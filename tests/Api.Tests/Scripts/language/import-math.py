import math

print(math.pi, math.e, math.inf, -math.inf, math.nan, math.tau)
print(math.sqrt(2) ** 2 > 1.99, math.sqrt(16), math.floor(-2.5), math.ceil(2.1), math.trunc(-2.7), math.fabs(-3))
print(round(math.exp(1), 10), round(math.log(10), 10), math.log10(1000), math.log2(8), math.log(8, 2), round(math.log1p(1e-10), 20))
print(round(math.sin(1), 10), round(math.cos(1), 10), math.tan(0), round(math.atan2(1, 1), 10), round(math.degrees(math.pi), 6), round(math.radians(180), 10))
print(math.pow(2, 3), math.hypot(3, 4), math.factorial(20), math.gcd(12, 18), math.comb(5, 2), math.prod([1, 2, 3, 4]))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1.0), math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0))
print(round(math.tanh(0.5), 10), math.fmod(7, 3), math.modf(2.5), math.fsum([0.1] * 10), round(math.erf(1), 10), round(math.gamma(5), 10))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000)):
    try:
        f()
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
