import torch
from torch.nn.functional import _noise


def _feature_dropout(input, p, training, inplace):
    """Zeroes channels with probability p and divides the others by 1 − p."""
    if p < 0.0 or p > 1.0:
        raise ValueError(f'dropout probability has to be between 0 and 1, but got {p}')
    if p == 0 or not training or input.numel() == 0:
        return input
    result = input * torch.zeros_like(input) if p == 1 else input * _noise(input, p, True).div_(1 - p)
    return input.copy_(result) if inplace else result
