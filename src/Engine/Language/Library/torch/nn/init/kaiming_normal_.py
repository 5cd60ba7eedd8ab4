import math
import torch
from torch.nn.init import _correct_fan, calculate_gain


def kaiming_normal_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu'):
    """Normal numbers of deviation gain / √fan: He et al., 2015."""
    if 0 in tensor.shape:
        return tensor
    fan = _correct_fan(tensor, mode)
    with torch.no_grad():
        return tensor.normal_(0, calculate_gain(nonlinearity, a) / math.sqrt(fan))
