import torch

def rk4(f, y, t0, t1, steps):
    h = (t1 - t0) / steps
    t = t0
    for _ in range(steps):
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h / 2 * k1)
        k3 = f(t + h / 2, y + h / 2 * k2)
        k4 = f(t + h, y + h * k3)
        y = y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        t += h
    return y

omega = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)

def oscillator(t, y):
    return torch.stack([y[1], -omega ** 2 * y[0]])

y0 = torch.tensor([1.0, 0.0], dtype=torch.float64)
y = rk4(oscillator, y0, 0.0, 1.0, 20)
exact = torch.stack([torch.cos(omega), -omega * torch.sin(omega)])
print(y.data, (y - exact).abs().max().item() < 1e-4)
(d,) = torch.autograd.grad(y[0], omega)
print(f"{d.item():.3f} {-torch.sin(omega).item():.3f}")
