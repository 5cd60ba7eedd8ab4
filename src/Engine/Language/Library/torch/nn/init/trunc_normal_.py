import math
import torch


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0):
    """Normal numbers within [a, b], by the inverse of the distribution function."""
    low = (1 + math.erf((a - mean) / std / math.sqrt(2.0))) / 2
    high = (1 + math.erf((b - mean) / std / math.sqrt(2.0))) / 2
    with torch.no_grad():
        tensor.uniform_(2 * low - 1, 2 * high - 1)
        tensor.erfinv_()
        tensor.mul_(std * math.sqrt(2.0))
        tensor.add_(mean)
        return tensor.clamp_(min=a, max=b)
