import math
import torch
from torch.nn.init import _fans


def xavier_uniform_(tensor, gain=1.0):
    """Uniform numbers in (-a, a), a = gain · √(6 / (fan_in + fan_out)): Glorot and Bengio, 2010."""
    fan_in, fan_out = _fans(tensor)
    std = gain * math.sqrt(2.0 / float(fan_in + fan_out))
    bound = math.sqrt(3.0) * std
    with torch.no_grad():
        return tensor.uniform_(-bound, bound)
