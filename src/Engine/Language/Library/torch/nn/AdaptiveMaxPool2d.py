import torch.nn.functional as F
from torch.nn import Module


class AdaptiveMaxPool2d(Module):
    """The greatest elements of output_size windows that cover (batch, channels, height, width)."""

    def __init__(self, output_size, return_indices=False):
        super().__init__()
        self.output_size = output_size
        self.return_indices = return_indices

    def forward(self, input):
        if self.return_indices:
            return tuple(F.adaptive_max_pool2d_with_indices(input, self.output_size))
        return F.adaptive_max_pool2d(input, self.output_size)

    def extra_repr(self):
        return f'output_size={self.output_size}'
