import torch

x = torch.arange(24).reshape(2, 3, 4)
print(x[0], x[0, 1], x[0, 1, 2], x[-1, -1, -1])
print(x[:, 0], x[..., 0], x[0, ..., 1], x[:, :, -1], x[1:, :2, 1:3])
print(x[None].shape, x[:, None].shape, x[..., None].shape, x[0, None, :, None].shape, x[...].shape)
print(x[0, ::2], x[0, :, ::3], x[0][1][2], x[0, 5:].shape, x[0, -2:, 0])
print(x[(0, 1)], x[0, slice(0, 2), 0], x[True].shape, x[0, torch.tensor(1)])
i = 1
print(x[i, i - 1], x[i - 1:i + 1].shape, x[:, i:][0, 0])
v = torch.arange(5)
print(v[1:4], v[:-1], v[-2:], v[::2], v[10:], v[3], v[[0, 2]], v[2:2])
for bad in (lambda: x[2], lambda: x[0, 3], lambda: x[0, 0, 0, 0], lambda: v[-6], lambda: v[::-1], lambda: v["a"], lambda: v[1.5], lambda: x[..., ...]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__)
