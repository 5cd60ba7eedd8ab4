import torch
from torch import _gamma_draw
from torch.autograd import Function


class _GammaSample(Function):
    """x with P(a, x) = u for a fixed u: dx/da = −(∂P/∂a) / (∂P/∂x), P the regularised incomplete gamma function."""

    @staticmethod
    def forward(ctx, concentration):
        draws = [_gamma_draw(alpha, concentration.dtype) for alpha in concentration.reshape(-1).tolist()]
        sample = torch.tensor(draws, dtype=torch.float64).reshape(concentration.shape).to(concentration.dtype)
        sample = sample.clamp_min(torch.finfo(concentration.dtype).tiny)
        ctx.save_for_backward(concentration, sample)
        return sample

    @staticmethod
    def backward(ctx, grad):
        concentration, sample = ctx.saved_tensors
        a, x = concentration.double(), sample.double()
        # P(a, x) = Σ xᵃ⁺ⁿ e⁻ˣ / Γ(a + n + 1); each term over the density, with its derivative by a.
        term = x / a
        total = term * (x.log() - torch.digamma(a + 1))
        count = 0
        while bool((term > 1e-17 * total.abs().clamp_min(1e-300)).any()) and count < 5000:
            count += 1
            term = term * x / (a + count)
            total = total + term * (x.log() - torch.digamma(a + count + 1))
        return grad * -total.to(grad.dtype)
