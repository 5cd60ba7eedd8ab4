import torch.nn.functional as F
from torch.nn import Module


class AdaptiveMaxPool3d(Module):
    """The greatest elements of output_size windows that cover (batch, channels, depth, height, width)."""

    def __init__(self, output_size, return_indices=False):
        super().__init__()
        self.output_size = output_size
        self.return_indices = return_indices

    def forward(self, input):
        if self.return_indices:
            return tuple(F.adaptive_max_pool3d_with_indices(input, self.output_size))
        return F.adaptive_max_pool3d(input, self.output_size)

    def extra_repr(self):
        return f'output_size={self.output_size}'
