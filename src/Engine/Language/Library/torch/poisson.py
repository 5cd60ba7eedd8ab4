import math
import torch
from torch import _uniforms


def poisson(input, generator=None):
    """Poisson numbers with the rates that input holds."""
    draws = [_draw(rate, generator) for rate in input.detach().reshape(-1).tolist()]
    return torch.tensor(draws, dtype=input.dtype).reshape(input.shape)


def _draw(rate, generator):
    def uniform():
        return _uniforms((), generator).item()

    if rate < 0:
        raise RuntimeError('invalid Poisson rate, expected rate to be non-negative')
    if rate == 0:
        return 0.0
    if rate < 10:
        # As many uniform numbers as multiply to no less than e^−rate.
        least = math.exp(-rate)
        count, product = 0, uniform()
        while product > least:
            count += 1
            product *= uniform()
        return float(count)
    # Transformed rejection: Hörmann, 1993, algorithm PTRS.
    b = 0.931 + 2.53 * math.sqrt(rate)
    a = -0.059 + 0.02483 * b
    inverse = 1.1239 + 1.1328 / (b - 3.4)
    fast = 0.9277 - 3.6224 / (b - 2)
    while True:
        u, v = uniform() - 0.5, uniform()
        us = 0.5 - abs(u)
        k = math.floor((2 * a / us + b) * u + rate + 0.43)
        if us >= 0.07 and v <= fast:
            return float(k)
        if k >= 0 and (us >= 0.013 or v <= us):
            if math.log(v) + math.log(inverse) - math.log(a / (us * us) + b) <= k * math.log(rate) - rate - math.lgamma(k + 1):
                return float(k)
