import torch.nn.functional as F
from torch.nn import Module
from torch.nn.modules.utils import _sizes


class _PadNd(Module):
    """A margin around the last dimensions, of a width for each side, the last dimension first."""

    dimensions = 1
    mode = 'reflect'

    def __init__(self, padding):
        super().__init__()
        self.padding = _sizes(padding, 2 * self.dimensions)

    def forward(self, input):
        return F.pad(input, self.padding, self.mode)

    def extra_repr(self):
        return f'{self.padding}'
