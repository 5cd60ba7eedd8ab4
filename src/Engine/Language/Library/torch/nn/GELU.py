import torch.nn.functional as F
from torch.nn import Module


class GELU(Module):
    """x · Φ(x), or with approximate='tanh' nearly so."""

    def __init__(self, approximate='none'):
        super().__init__()
        self.approximate = approximate

    def forward(self, input):
        return F.gelu(input, approximate=self.approximate)

    def extra_repr(self):
        return f'approximate={self.approximate!r}'
