import torch.nn.functional as F
from torch.nn import Module


class Hardsigmoid(Module):
    """min(max(0, x / 6 + 1 / 2), 1)."""

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace

    def forward(self, input):
        return F.hardsigmoid(input, self.inplace)
