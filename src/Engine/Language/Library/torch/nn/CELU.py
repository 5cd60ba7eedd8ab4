import torch.nn.functional as F
from torch.nn import Module


class CELU(Module):
    """max(0, x) + min(0, alpha · (e^(x / alpha) − 1))."""

    def __init__(self, alpha=1.0, inplace=False):
        super().__init__()
        self.alpha = alpha
        self.inplace = inplace

    def forward(self, input):
        return F.celu(input, self.alpha, self.inplace)

    def extra_repr(self):
        return f'alpha={self.alpha}' + (', inplace=True' if self.inplace else '')
