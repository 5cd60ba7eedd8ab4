import torch.nn.functional as F
from torch.nn import Module
from torch.nn.modules.utils import _sizes


class _ConstantPadNd(Module):
    """A margin of one value around the last dimensions."""

    dimensions = 1

    def __init__(self, padding, value):
        super().__init__()
        self.padding = _sizes(padding, 2 * self.dimensions)
        self.value = value

    def forward(self, input):
        return F.pad(input, self.padding, 'constant', self.value)

    def extra_repr(self):
        return f'padding={self.padding}, value={self.value}'
