import torch.nn.functional as F
from torch.nn import Module


class ReLU6(Module):
    """min(max(0, x), 6)."""

    def __init__(self, inplace=False):
        super().__init__()
        self.inplace = inplace

    def forward(self, input):
        return F.relu6(input, inplace=self.inplace)

    def extra_repr(self):
        return 'inplace=True' if self.inplace else ''
