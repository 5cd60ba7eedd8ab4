import torch.nn.functional as F
from torch.nn import Module


class Softsign(Module):
    """x / (1 + |x|)."""

    def forward(self, input):
        return F.softsign(input)
