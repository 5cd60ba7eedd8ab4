import torch

A = torch.tensor([[2.0, 0.5, 0.0], [0.5, 3.0, -1.0], [0.0, -1.0, 1.0]], dtype=torch.float64)

def f(x):
    return 0.5 * x @ A @ x + (x ** 3).sum() / 6

torch.manual_seed(0)
x = torch.tensor([1.0, 2.0, 3.0], dtype=torch.float64, requires_grad=True)
(g,) = torch.autograd.grad(f(x), x, create_graph=True)
total = 0.0
n = 200
for _ in range(n):
    v = torch.randint(0, 2, (3,)).double() * 2 - 1
    (hv,) = torch.autograd.grad(g, x, grad_outputs=v, retain_graph=True)
    total += (v @ hv).item()
H = torch.autograd.functional.hessian(f, x.detach())
print(f"exact {torch.trace(H).item():.1f}", abs(total / n - torch.trace(H).item()) < 0.5)
print(H)
