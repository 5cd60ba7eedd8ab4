import torch
from torch.autograd.functional import hessian, jacobian

def f(v):
    x, y = v[0], v[1]
    return (1 - x) ** 2 + 100 * (y - x ** 2) ** 2

v = torch.tensor([-1.2, 1.0], dtype=torch.float64)
for i in range(7):
    g = jacobian(f, v)
    H = hessian(f, v)
    v = v - torch.linalg.solve(H, g)
    print(i, [f"{t:.4f}" for t in v.tolist()], f"{f(v).item():.2e}" if f(v) > 1e-4 else "tiny")

def g(x):
    return x ** 3 - 2 * x - 5

x = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
for _ in range(5):
    y = g(x)
    (slope,) = torch.autograd.grad(y, x)
    x = (x - y / slope).detach().requires_grad_()
print(f"{x.item():.10f}")
