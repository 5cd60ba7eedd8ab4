import torch
from torch.autograd.functional import hvp

A = torch.tensor([[4.0, 1.0, 0.0], [1.0, 3.0, -1.0], [0.0, -1.0, 2.0]], dtype=torch.float64)
b = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64)
f = lambda x: 0.5 * x @ A @ x - b @ x
x = torch.zeros(3, dtype=torch.float64)
r = b.clone()
p = r.clone()
for k in range(3):
    Ap = hvp(f, x, p)[1]
    alpha = (r @ r) / (p @ Ap)
    x = x + alpha * p
    r_new = r - alpha * Ap
    beta = (r_new @ r_new) / (r @ r)
    p = r_new + beta * p
    r = r_new
    print(k, f"{r.norm().item():.4f}")
print(x, torch.allclose(A @ x, b))
