import torch
from torch import _gamma_draw
from torch.autograd import Function


class _Dirichlet(Function):
    """Gamma numbers over their sum; each element moves with its concentration as a beta number does, the others shrink alike."""

    @staticmethod
    def forward(ctx, concentration):
        draws = torch.tensor([_gamma_draw(alpha) for alpha in concentration.reshape(-1).tolist()], dtype=torch.float64)
        draws = draws.reshape(concentration.shape)
        info = torch.finfo(concentration.dtype)
        sample = (draws / draws.sum(-1, True)).to(concentration.dtype).clamp(info.tiny, 1 - info.eps / 2)
        ctx.save_for_backward(concentration, sample)
        return sample

    @staticmethod
    def backward(ctx, grad):
        concentration, sample = ctx.saved_tensors
        a, x = concentration.double(), sample.double()
        b = a.sum(-1, True) - a
        moved = (_shift(x, a, b) / (1 - x)).to(grad.dtype)
        return moved * (grad - (sample * grad).sum(-1, True))


def _shift(x, a, b):
    """dx/da of a beta number: −(∂I/∂a) / density, from I(x; a, b) = Σ xᵃ⁺ⁿ (1 − x)ᵇ Γ(a + b + n) / (Γ(b) Γ(a + n + 1)), or from 1 − I."""
    low = x <= 0.5
    near = torch.where(low, x, 1 - x)
    first = torch.where(low, a, b)
    term = x * (1 - x) / first
    total = torch.zeros_like(x)
    n = 0
    while n == 0 or (bool((term > 1e-17 * total.abs().clamp_min(1e-300)).any()) and n < 5000):
        fixed = torch.where(low, torch.digamma(a + n + 1), torch.digamma(a))
        total = total + term * (x.log() + torch.digamma(a + b + n) - fixed)
        term = term * near * (a + b + n) / (first + n + 1)
        n += 1
    return torch.where(low, -total, total)
