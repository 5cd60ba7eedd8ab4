import torch

torch.manual_seed(0)

def log_density(x):
    return -0.5 * ((x - 1.0) ** 2).sum() / 0.25

x = torch.zeros(64, dtype=torch.float64, requires_grad=True)
eps = 0.02
samples = []
for i in range(300):
    (g,) = torch.autograd.grad(log_density(x), x)
    with torch.no_grad():
        x += eps * g + (2 * eps) ** 0.5 * torch.randn(64, dtype=torch.float64)
    if i >= 100 and i % 10 == 0:
        samples.append(x.detach().clone())
s = torch.cat(samples)
print(s.shape, f"mean {s.mean():.1f} std {s.std():.1f}")
