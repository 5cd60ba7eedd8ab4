import torch.nn.functional as F
from torch.nn import Module


class LogSoftmax(Module):
    """x − log Σ eˣ along a dimension."""

    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim

    def forward(self, input):
        return F.log_softmax(input, self.dim)

    def extra_repr(self):
        return f'dim={self.dim}'
