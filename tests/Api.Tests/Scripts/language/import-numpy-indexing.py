import numpy as np

a = np.arange(12).reshape(3, 4)
print(a[0], a[-1], a[1, 2], a[1][2], a[:, 1], a[1:, ::2], a[..., -1], a[None, 0].shape, a[:, np.newaxis].shape)
print(a[::-1], a[:, ::-1][0], a[::-2, 3:0:-1], a[5:], a[[2, 0]], a[[0, 1], [1, 2]], a[a > 6], a[np.array([True, False, True])])
print(a[(1, 2)], a[np.int64(1), np.array(3)], a[np.array([[0, 1], [2, 2]])].shape, a[:, [True, False, False, True]])
b = a[1]
b[0] = 100
a[0, 1:3] = [7, 8]
a[:, 3] = -1
a[2] += 10
a[a == -1] = 0
print(a, b)
c = np.zeros((2, 3))
c[0] = [1, 2, 3]
c[:, 1] = 9
c[1, ::-1] = [4, 5, 6]
c[[0, 1], [0, 2]] = -1.5
c[::-1] = c + 1
print(c, c.copy()[0], len(c))
view, copy = c.reshape(-1), c.flatten()
view[0], copy[1] = 50, 60
print(c[0], c.T[0], c.ravel()[0])
d = np.arange(6)
d[1:] = d[:-1]
print(d, [x for x in d], [row.tolist() for row in c], 3 in d, 99 in d)
x, y = np.array([1.5, 2.5])
print(x, y, type(x), *np.array([1, 2]))
ints = np.arange(3)
ints[0] = 2.9
ints[1] = True
print(ints, ints.dtype)
for bad in ("a[5]", "a[0, 9]", "a[0, 0, 0]", "a[1.5]", "a['x']", "a[[0, 7]]", "a[[True, False]]", "np.float64(1)[0]", "np.arange(3)[-4]"):
    try:
        print({'a[5]': lambda: a[5], 'a[0, 9]': lambda: a[0, 9], 'a[0, 0, 0]': lambda: a[0, 0, 0], 'a[1.5]': lambda: a[1.5], "a['x']": lambda: a['x'],
               'a[[0, 7]]': lambda: a[[0, 7]], 'a[[True, False]]': lambda: a[[True, False]], 'np.float64(1)[0]': lambda: np.float64(1)[0],
               'np.arange(3)[-4]': lambda: np.arange(3)[-4]}[bad]())
    except IndexError as error:
        print(bad, '-', error)
for write in (lambda: c.__setitem__(0, [1, 2]) if hasattr(c, '__nothing__') else set_item(c, 0, [1, 2]), lambda: set_item(d, 0, [1, 2]), lambda: set_item(d, 9, 1)):
    def set_item(target, index, value):
        target[index] = value
    try:
        write()
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
