import math
import torch
from torch.nn.init import _correct_fan, calculate_gain


def kaiming_uniform_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu'):
    """Uniform numbers in (-b, b), b = gain · √(3 / fan): He et al., 2015."""
    if 0 in tensor.shape:
        return tensor
    fan = _correct_fan(tensor, mode)
    bound = math.sqrt(3.0) * (calculate_gain(nonlinearity, a) / math.sqrt(fan))
    with torch.no_grad():
        return tensor.uniform_(-bound, bound)
