import torch.nn.functional as F
from torch.nn import Module


class SELU(Module):
    """1.0507 · (max(0, x) + min(0, 1.6733 · (eˣ − 1)))."""

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace

    def forward(self, input):
        return F.selu(input, self.inplace)

    def extra_repr(self):
        return 'inplace=True' if self.inplace else ''
