import torch

def numerical_gradient(f, x, eps=1e-6):
    grad = torch.zeros_like(x)
    flat, gflat = x.view(-1), grad.view(-1)
    for i in range(flat.numel()):
        old = flat[i].item()
        flat[i] = old + eps
        plus = f(x).item()
        flat[i] = old - eps
        minus = f(x).item()
        flat[i] = old
        gflat[i] = (plus - minus) / (2 * eps)
    return grad

functions = {
    "norm": lambda t: t.norm(),
    "logsumexp": lambda t: t.logsumexp(dim=1).sum(),
    "softmax": lambda t: (torch.softmax(t, 0) * torch.arange(6.0, dtype=torch.float64).view(2, 3)).sum(),
    "det": lambda t: torch.det(t @ t.T),
    "prod": lambda t: t.prod(),
    "std": lambda t: t.std(),
}
x = torch.tensor([[0.5, -1.0, 2.0], [1.5, 0.3, -0.7]], dtype=torch.float64)
for name, f in functions.items():
    leaf = x.clone().requires_grad_()
    f(leaf).backward()
    error = (leaf.grad - numerical_gradient(f, x.clone())).abs().max().item()
    print(f"{name:10} {leaf.grad[0, 0]:.4f} {error < 1e-6}")
