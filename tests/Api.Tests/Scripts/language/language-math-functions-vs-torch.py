import math
import torch

x = 0.7
t = torch.tensor(x, dtype=torch.float64, requires_grad=True)
for name in ("sin", "cos", "exp", "log", "sqrt", "tanh", "atan", "sinh", "log1p", "expm1", "erf", "lgamma"):
    value = getattr(math, name)(x)
    out = getattr(torch, name)(t)
    (slope,) = torch.autograd.grad(out, t)
    h = 1e-6
    numeric = (getattr(math, name)(x + h) - getattr(math, name)(x - h)) / (2 * h)
    print(f"{name:6} {value:9.6f} {abs(out.item() - value) < 1e-12} {slope.item():9.6f} {abs(slope.item() - numeric) < 1e-6}")
