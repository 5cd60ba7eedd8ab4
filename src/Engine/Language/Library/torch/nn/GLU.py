import torch.nn.functional as F
from torch.nn import Module


class GLU(Module):
    """The first half of a dimension times the sigmoid of the second."""

    def __init__(self, dim=-1):
        super().__init__()
        self.dim = dim

    def forward(self, input):
        return F.glu(input, self.dim)

    def extra_repr(self):
        return f'dim={self.dim}'
