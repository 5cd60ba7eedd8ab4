import torch
import torch.nn.functional as F
from torch.nn.modules.utils import _sizes


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    """(Σ xᵖ)^(1/p) of each window of ([batch,] channels, height, width)."""
    height, width = _sizes(kernel_size, 2)
    out = F.avg_pool2d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (torch.sign(out) * F.relu(torch.abs(out))).mul(height * width).pow(1.0 / norm_type)
