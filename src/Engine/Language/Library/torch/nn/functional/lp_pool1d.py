import torch
import torch.nn.functional as F


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """(Σ xᵖ)^(1/p) of each window of ([batch,] channels, length)."""
    out = F.avg_pool1d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (torch.sign(out) * F.relu(torch.abs(out))).mul(kernel_size).pow(1.0 / norm_type)
