import numpy as np

a = np.array([1.0, 2.0, 3.0])
i = np.array([1, 2, 3])
print(a + 1, 1 - a, a * [1, 2, 3], a / i, i / 2, i // 2, i % 2, i ** 2, 2 ** i, a ** 0.5, -a, abs(-a), +a, ~i, i << 1, i & 1)
print((i + 1).dtype, (i + 1.5).dtype, (i / i).dtype, (a.astype(np.float32) + 1.5).dtype, (i.astype(np.int8) + 1).dtype, (i.astype(np.int8) + 300).dtype)
print((i.astype(np.float32) + i).dtype, (i.astype(np.float32) + i.astype(np.int16)).dtype, (i.astype(np.uint8) + i.astype(np.int8)).dtype, (a + 1j).dtype)
print((np.array([True]) + 1).dtype, (np.array([True]) + np.array([True])), np.array([True]) * 2.5, np.float32(3) + 3.0, (np.float32(3) + np.float32(3)).dtype)
print(a > 1.5, a == i, i != 2, (a > 1) & (a < 3), (a > 2) | (a < 2), ~(a > 2), a.dtype == np.float64, i.dtype == 'int64', a == np.ones(2))
print(np.exp(a), np.log(a), np.sqrt(i), np.sin(0), np.abs(-3), np.maximum(a, 2), np.minimum(1, 2.5), np.power(2, i), np.square(i), np.sign([-2.0, 0, 3]))
print(np.floor([1.5, -1.5]), np.ceil([1.5, -1.5]), np.round([0.5, 1.5, 2.675], 2), np.rint(2.5), np.trunc(-1.7), np.clip([1, 5, 9], 2, 6), a.clip(max=2), a.round())
print(np.where(a > 1.5, a, 0), np.where([True, False], 1, 2.5), np.isnan([np.nan, 1]), np.isinf([np.inf, 1]), np.isfinite(a), np.logical_and(a > 1, a < 3))
print(np.add(a, i), np.subtract(a, 1), np.multiply(a, 2), np.divide(i, 2), np.arctan2(1, 1), np.hypot(3, 4), np.mod(-5, 3), np.fmod(-5, 3), np.log1p(0.5), np.deg2rad(180))
print(a[:, None] + i, np.add.outer(i, i), (a @ a), a.dot(a), np.dot(i, i), i @ np.eye(3), np.eye(3) @ a)
b = a
b += 1
b *= 2
b[0] -= 1
print(a, b is a)
i += 1
i //= 2
print(i, divmod(np.array([7, -7]), 3), np.float64(7) // 2, np.int64(7) % 4, round(np.float64(2.567), 1), int(np.float64(2.9)), float(np.int64(2)), bool(np.float64(0)))
print(sum(np.array([1.0, 2.0])), max(np.array([1, 3, 2])), sorted(np.array([3, 1, 2])), [1, 2, 3][np.int64(1)], {np.int64(1): 'one'}[1], np.float64(2) == 2, 2.0 in [np.float64(2)])
print(isinstance(np.float64(1), float), isinstance(np.int64(1), int), isinstance(a, np.ndarray), isinstance(np.float32(1), np.floating), np.isscalar(a[0]), type(a).__name__)
print(np.array([1, 0]) / np.array([0, 0]), np.array([5, 6]) // np.array([0, 2]), np.float64(1) / 0)
for wrong in (lambda: a + np.ones(2), lambda: a @ np.ones(2), lambda: np.dot(np.ones((2, 2)), a), lambda: np.array([1, 2]) ** -1, lambda: np.array([True]) - np.array([True]),
              lambda: -np.array([True]), lambda: bool(a), lambda: float(a), lambda: a.item(), lambda: np.array([[1, 2], [3]]), lambda: a.nothing,
              lambda: np.nothing, lambda: np.zeros(2, dtype='foo'), lambda: hash(a), lambda: len(np.array(1)), lambda: list(np.array(1)), lambda: np.zeros(-1)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
try:
    j = np.array([1, 2])
    j += 1.5
except TypeError as error:
    print(error)
