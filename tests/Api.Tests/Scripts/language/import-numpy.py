import numpy as np

a = np.array([[1.0, 2.0], [3.0, 4.0]])
print(a)
print(a.shape, a.dtype, a.ndim, a.size, a.sum(), a.mean(), a.T.tolist(), a[0, 1], a[:, 0])
print(np.allclose(a, a + 1e-9), np.array([1, 2, 3]), np.zeros(3), np.ones((2, 2)).shape, np.arange(4), np.linspace(0, 1, 5))
print(a + 1, a * a, a @ a)
print(np.sqrt(np.array([4.0, 9.0])), np.exp(0.0), np.pi, np.dot(np.array([1.0, 2.0]), np.array([3.0, 4.0])))
print(np.max(a), np.abs(np.array([-1.5])), np.array([True, False]), np.array_equal(a, a), a.reshape(4), a.sum(axis=0))
