import torch.nn.functional as F
from torch.nn import _FractionalMaxPool


class FractionalMaxPool2d(_FractionalMaxPool):
    """The greatest elements of windows that begin at random places in (batch, channels, height, width)."""

    _pool = staticmethod(F.fractional_max_pool2d)
