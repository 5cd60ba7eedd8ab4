import math
import torch
from torch.nn.init import _fans


def xavier_normal_(tensor, gain=1.0):
    """Normal numbers of deviation gain · √(2 / (fan_in + fan_out)): Glorot and Bengio, 2010."""
    fan_in, fan_out = _fans(tensor)
    with torch.no_grad():
        return tensor.normal_(0.0, gain * math.sqrt(2.0 / float(fan_in + fan_out)))
