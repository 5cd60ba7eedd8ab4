import torch.nn.functional as F
from torch.nn import Module


class Hardswish(Module):
    """x · min(max(0, x + 3), 6) / 6."""

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace

    def forward(self, input):
        return F.hardswish(input, self.inplace)
