import torch.nn.functional as F
from torch.nn import Module


class Softshrink(Module):
    """x moved towards zero by lambd."""

    def __init__(self, lambd=0.5):
        super().__init__()
        self.lambd = lambd

    def forward(self, input):
        return F.softshrink(input, self.lambd)

    def extra_repr(self):
        return str(self.lambd)
