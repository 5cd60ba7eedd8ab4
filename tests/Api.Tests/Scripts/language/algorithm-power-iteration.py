import torch

A = torch.tensor([[4.0, 1.0, 0.0], [1.0, 3.0, 1.0], [0.0, 1.0, 2.0]], dtype=torch.float64, requires_grad=True)
v = torch.ones(3, dtype=torch.float64)
for _ in range(200):
    v = A @ v
    v = v / v.norm()
value = v @ A @ v
value.backward()
print(f"{value.item():.6f}")
print(A.grad.round(decimals=4))
exact = torch.linalg.eigvalsh(A.detach())
print(f"{exact[-1].item():.6f}", torch.allclose(A.grad, torch.outer(v, v).detach(), atol=1e-6))
