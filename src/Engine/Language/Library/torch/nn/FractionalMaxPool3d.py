import torch.nn.functional as F
from torch.nn import _FractionalMaxPool


class FractionalMaxPool3d(_FractionalMaxPool):
    """The greatest elements of windows that begin at random places in (batch, channels, depth, height, width)."""

    _pool = staticmethod(F.fractional_max_pool3d)
