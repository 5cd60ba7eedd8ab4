import numpy as np

a = np.array([[0.1, 0.2, 0.7], [1.5, -2.5, 3.25]])
i = np.arange(6).reshape(2, 3)
print(a.sum(), a.mean(), a.std(), a.var(), a.max(), a.min(), a.prod(), a.argmax(), a.argmin(), a.any(), a.all(), a.ptp())
print(a.sum(axis=0), a.mean(axis=1), a.std(axis=0, ddof=1), a.var(1), a.max(axis=1), a.argmin(axis=0), a.cumsum(), a.cumprod(axis=1), a.sum(axis=(0, 1)))
print(a.sum(axis=1, keepdims=True), np.mean(a, 0, keepdims=True), np.max(i, axis=-1), np.sum(i), np.sum(i, dtype=np.float32), np.mean(i), np.std([1, 2, 3, 4]))
print(i.sum().dtype, i.mean().dtype, a.astype(np.float32).sum().dtype, np.array([True, True]).sum(), np.array([1, 2], np.int32).sum().dtype, i.max().dtype)
print(sum(range(10)), np.arange(1, 1001).sum(), (np.arange(1000) * 0.1).sum(), np.full(1000, 0.1, dtype=np.float32).sum(), (np.arange(999) / 7).mean(), np.ones((37, 41)).cumsum()[-1])
print((np.arange(600).reshape(20, 30) * 0.1).sum(axis=0)[:5], (np.arange(600).reshape(20, 30) * 0.1).sum(axis=1)[:5], (np.arange(600).reshape(20, 30) * 0.1).T.sum())
print(np.median([3, 1, 2, 10]), np.median(a, axis=0), np.percentile([1, 2, 3, 4, 5], 30), np.percentile([1, 2, 3], [0, 50, 100]), np.quantile(a, 0.5), np.average([1, 2, 3], weights=[3, 0, 1]))
print(np.all([True, False]), np.any([[0, 0], [0, 1]], axis=1), np.count_nonzero([1, 0, 2]), np.nansum([1, np.nan]), np.nanmean([1, np.nan, 3]), np.nanmax([1, np.nan]))
print(np.sort([3, 1, 2]), np.argsort([3, 1, 2]), np.sort(a, axis=0), np.unique([3, 1, 1, 2]), np.unique([3, 1, 1], return_counts=True), np.unique([5, 3, 5], return_inverse=True)[1])
print(np.cumsum([1, 2, 3]), np.diff([1, 4, 9]), np.trapz([1, 2, 3]), np.gradient(np.array([1.0, 4.0, 9.0])), np.bincount([0, 1, 1, 3]), np.histogram([1, 2, 2, 3], bins=2), np.searchsorted([1, 3, 5], 4))
print(np.allclose(a, a + 1e-9), np.isclose([1.0, 2.0], [1.0, 2.1]), np.array_equal([1, 2], [1.0, 2.0]), np.nonzero([0, 3, 0, 4]), np.argwhere(a > 1), np.cov([1, 2, 3], [1, 2, 4]), np.corrcoef([1, 2, 3], [1, 2, 4])[0, 1])
b = np.array([3, 1, 2])
b.sort()
print(b, b.tolist(), b.item(0), a.item(1, 2), a.size, a.nbytes, a.itemsize, a.ndim, np.array([2.5]).item(), np.interp(1.5, [1, 2], [10, 20]), np.polyval([2, 0, 1], 3), np.convolve([1, 2, 3], [0, 1]))
for wrong in (lambda: np.array([]).max(), lambda: a.sum(axis=2), lambda: a.argmax(axis=5), lambda: np.array([]).argmin(), lambda: a.item()):
    try:
        print(wrong())
    except ValueError as error:
        print(type(error).__name__, error)
print(np.array([]).sum(), np.array([]).mean(), np.array([]).prod())
