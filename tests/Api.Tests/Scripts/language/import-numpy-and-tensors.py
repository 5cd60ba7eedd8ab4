import numpy as np
import torch

a = np.array([[1.0, 2.0], [3.0, 4.0]])
t = torch.from_numpy(a)
print(t, t.dtype)
t[0, 0] = 100.0
print(a[0, 0])
print(torch.tensor([1.5, 2.5]).numpy(), torch.tensor([1, 2]).numpy(), torch.ones(2, 2).numpy())
x = torch.tensor([1.0, 2.0], requires_grad=True)
print(x.detach().numpy(), x.detach().numpy().sum(), (x * 2).detach().cpu().numpy(), x.data.numpy())
print(torch.tensor(np.array([1, 2])), torch.tensor(a).shape, torch.as_tensor(np.array([1.5], dtype=np.float32)))
y = torch.tensor([1.0, 2.0])
n = y.numpy()
y.add_(1)
print(n, np.allclose(n, y.numpy()), type(n).__name__)
try:
    x.numpy()
except RuntimeError as e:
    print("RuntimeError:", e)
