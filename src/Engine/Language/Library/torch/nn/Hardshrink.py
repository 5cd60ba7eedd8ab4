import torch.nn.functional as F
from torch.nn import Module


class Hardshrink(Module):
    """x where |x| > lambd, otherwise zero."""

    def __init__(self, lambd=0.5):
        super().__init__()
        self.lambd = lambd

    def forward(self, input):
        return F.hardshrink(input, self.lambd)

    def extra_repr(self):
        return f'{self.lambd}'
