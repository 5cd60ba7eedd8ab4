import numpy as np
import torch

a = np.ones((2, 2))
t = torch.from_numpy(a)
t.mul_(3)
a[0, 0] = 7
print(a, t, t.dtype, t._version)
b = t.numpy()
b += 1
print(t, b is a, np.shares_memory(a, b), a[0, 0] == b[0, 0])
view = torch.from_numpy(a[:, 1])
view.zero_()
print(a, a.T[1])
c = torch.tensor(a)
c[0, 0] = -1
print(a[0, 0], c[0, 0], torch.as_tensor(a).data_ptr() == t.data_ptr(), torch.asarray(a)[0, 0])
for dtype in (np.float32, np.float16, np.int32, np.uint8, bool, np.complex64, int):
    print(torch.from_numpy(np.ones(1, dtype=dtype)), torch.ones(1).to(torch.from_numpy(np.ones(1, dtype=dtype)).dtype).numpy().dtype)
print(torch.tensor(np.float64(1.5)), torch.tensor(np.float32(1.5)).dtype, torch.tensor([np.float64(1), 2.0]), torch.tensor([np.array([1, 2]), np.array([3, 4])]), torch.tensor(np.int64(3)))
x = torch.ones(2, requires_grad=True)
print(x * np.float64(2), np.float64(2) * x, x + np.float32(1), np.int64(3) - x, x ** np.int64(2), torch.ones(2) + np.array([1.0, 2.0]), torch.ones(3)[np.array([0, 2])], torch.zeros(np.int64(2)))
print(np.array(torch.ones(2)), np.asarray(torch.arange(3)), np.sqrt(torch.tensor([4.0])), np.array([torch.tensor(1.0), torch.tensor(2.0)]), x.detach().numpy(), x.tolist())
z = torch.tensor([1.0, 4.0], requires_grad=True)
loss = (z * torch.from_numpy(np.array([1.0, 2.0], dtype=np.float32))).sum()
loss.backward()
print(z.grad.numpy(), loss.item(), float(loss), np.allclose(z.grad, [1, 2]), z.grad.numpy().dtype)
for wrong in (lambda: x.numpy(), lambda: np.array(x), lambda: torch.from_numpy([1, 2]), lambda: torch.from_numpy(np.ones(3)[::-1]), lambda: torch.add(x, np.ones(2)), lambda: torch.sin(np.ones(2)),
              lambda: np.ones(2) * x.detach(), lambda: torch.zeros(2, dtype=torch.bfloat16).numpy(), lambda: np.zeros(2, dtype=torch.float32)):
    try:
        print(wrong())
    except (RuntimeError, TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split('\n')[0])
