import numpy as np

a = np.arange(6)
print(a.reshape(2, 3), a.reshape((3, -1)), a.reshape(-1, 1).shape, np.reshape(a, (1, 6)).squeeze().shape, a.reshape(2, 3).T, a.reshape(2, 3).transpose(1, 0).shape, np.transpose(a.reshape(1, 2, 3)).shape)
m = a.reshape(2, 3)
print(m.flatten(), m.ravel(), np.expand_dims(a, 0).shape, np.expand_dims(a, -1).shape, np.squeeze(np.ones((1, 3, 1))).shape, m.swapaxes(0, 1).shape, np.moveaxis(np.ones((2, 3, 4)), 0, -1).shape)
print(np.concatenate([m, m]), np.concatenate([m, m], axis=1), np.stack([a, a]).shape, np.stack([a, a], axis=1).shape, np.vstack([a, a]).shape, np.hstack([a, a]).shape, np.column_stack([[1, 2], [3, 4]]), np.append(a, 9))
print(np.split(a, 3), np.array_split(a, 4), np.repeat([1, 2], 2), np.tile([1, 2], (2, 2)), np.flip(a), np.fliplr(m), np.roll(a, 2), np.rot90(m), np.pad([1, 2], 1), np.broadcast_to([1, 2], (2, 2)))
print(np.zeros(3), np.ones((2, 2), dtype=int), np.full((2,), 7), np.full(2, 1.5), np.eye(3, k=1), np.identity(2), np.empty((0, 2)).shape, np.zeros_like(m), np.ones_like([1.5, 2]), np.full_like(m, 2.7))
print(np.arange(5), np.arange(2, 8, 3), np.arange(0, 1, 0.25), np.arange(3.0), np.arange(5, 0, -2), np.arange(3, dtype=np.float32), np.linspace(0, 1, 5), np.linspace(0, 1, 4, endpoint=False), np.linspace(1, 2, 3, retstep=True), np.logspace(0, 3, 4))
print(np.arange(0, 0.35, 0.05), np.linspace(-1, 1, 7), np.linspace(0, 10, 4, dtype=int), np.diag([1, 2]), np.diag(np.eye(2)), np.tril(np.ones((3, 3))), np.triu(np.ones((2, 3)), 1), np.trace(np.eye(3)), np.meshgrid([1, 2], [3, 4, 5])[0])
print(np.outer([1, 2], [3, 4]), np.inner([1, 2], [3, 4]), np.kron([1, 2], [1, 1]), np.cross([1, 0, 0], [0, 1, 0]), np.einsum('ij,jk->ik', m, m.T), np.tensordot(m, m.T, 1), np.matmul(m, m.T))
print(m.shape, m.size, m.ndim, m.dtype, np.shape([[1, 2]]), np.ndim(3), np.size(m), m.astype(float), m.astype('float32').dtype, m.astype(bool), np.array([1.7, -1.7]).astype(int), np.array(['1'][0:0], dtype=float))
print(np.dtype('float32'), np.dtype(float), np.float32, np.array([1]).dtype.name, repr(m.dtype), np.dtype('int8').itemsize, np.result_type(np.float32, np.int64), np.promote_types('int8', 'uint8'), np.finfo(np.float32).eps, np.iinfo(np.int32).max, np.finfo(float).max)
print(np.linalg.norm([3.0, 4.0]), np.linalg.norm(m, axis=1), np.linalg.inv([[2.0, 0], [0, 4]]), np.linalg.det(np.array([[1.0, 2.0], [3.0, 4.0]])), np.linalg.solve([[3.0, 1], [1, 2]], [9.0, 8]))
for wrong in (lambda: a.reshape(4), lambda: a.reshape(-1, -1), lambda: np.concatenate([m, np.ones((3, 4))]), lambda: np.concatenate([a, m]), lambda: np.stack([a, m]), lambda: np.linalg.inv(np.zeros((2, 2))),
              lambda: np.linalg.inv(m), lambda: np.squeeze(m, 0), lambda: np.split(a, 4), lambda: np.expand_dims(a, 7)):
    try:
        print(wrong())
    except (ValueError, np.linalg.LinAlgError) as error:
        print(type(error).__name__, error)
