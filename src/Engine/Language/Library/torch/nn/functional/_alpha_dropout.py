import math
from torch.nn.functional import _noise


def _alpha_dropout(input, p, training, inplace, by_channel):
    """Sets elements or channels to SELU's lowest value with probability p, then restores mean and variance."""
    if p < 0.0 or p > 1.0:
        raise ValueError(f'dropout probability has to be between 0 and 1, but got {p}')
    if p == 0 or not training or input.numel() == 0:
        return input
    if p == 1:
        result = input * 0
    else:
        # SELU's scale times its alpha: the value far below zero, with the other sign.
        lowest = 1.7580993408473766
        a = 1.0 / math.sqrt((lowest * lowest * p + 1) * (1 - p))
        noise = _noise(input, p, by_channel)
        b = noise.add(-1).mul_(lowest * a).add_(lowest * a * p)
        result = input * noise.mul_(a) + b
    return input.copy_(result) if inplace else result
