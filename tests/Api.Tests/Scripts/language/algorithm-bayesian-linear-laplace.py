import torch
from torch.autograd.functional import hessian

X = torch.tensor([[1.0, 0.5], [1.0, -1.0], [1.0, 2.0], [1.0, 0.0]], dtype=torch.float64)
y = torch.tensor([1.0, 0.0, 1.0, 0.0], dtype=torch.float64)

def negative_log_posterior(w):
    logits = X @ w
    likelihood = torch.nn.functional.binary_cross_entropy_with_logits(logits, y, reduction="sum")
    return likelihood + 0.5 * (w ** 2).sum()

w = torch.zeros(2, dtype=torch.float64)
for i in range(8):
    w.requires_grad_(True)
    (g,) = torch.autograd.grad(negative_log_posterior(w), w)
    H = hessian(negative_log_posterior, w.detach())
    w = (w - torch.linalg.solve(H, g)).detach()
print(w, f"{g.norm().item():.0e}" if g.norm() > 1e-8 else "stationary")
cov = torch.linalg.inv(hessian(negative_log_posterior, w))
print(cov, torch.allclose(cov, cov.T))
