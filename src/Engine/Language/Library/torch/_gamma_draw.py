import math
import torch


def _gamma_draw(alpha, dtype=torch.float64):
    """One gamma number: Marsaglia and Tsang, 2000; below 1 that of alpha + 1 times a power of a uniform number."""
    scale = 1.0
    if alpha < 1:
        if alpha == 0:
            return 0.0
        scale = (1 - torch.rand((), dtype=torch.float64).item()) ** _rounded(1 / alpha, dtype)
        alpha = _rounded(alpha + 1, dtype)
    # PyTorch's constants are float32's 1 / 3 and 0.0331.
    d = _rounded(alpha - 0.3333333432674408, dtype)
    c = 1.0 / math.sqrt(9 * d)
    while True:
        v = 0.0
        while v <= 0:
            x = torch.randn((), dtype=torch.float64).item()
            v = 1 + c * x
        v = v * v * v
        u = 1 - torch.rand((), dtype=torch.float64).item()
        if u < 1 - 0.033100001513957977 * x ** 4 or math.log(u) < 0.5 * x * x + d * (1 - v + math.log(v)):
            return scale * d * v


def _rounded(value, dtype):
    return torch.tensor(value, dtype=dtype).item()
