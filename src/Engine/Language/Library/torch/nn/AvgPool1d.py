import torch.nn.functional as F
from torch.nn import Module
from torch.nn.modules.utils import _sizes


class AvgPool1d(Module):
    """The average of each window of (batch, channels, length)."""

    def __init__(self, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True):
        super().__init__()
        self.kernel_size = _sizes(kernel_size, 1)
        self.stride = _sizes(kernel_size if stride is None else stride, 1)
        self.padding = _sizes(padding, 1)
        self.ceil_mode = ceil_mode
        self.count_include_pad = count_include_pad

    def forward(self, input):
        return F.avg_pool1d(input, self.kernel_size, self.stride, self.padding, self.ceil_mode, self.count_include_pad)

    def extra_repr(self):
        return f'kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}'
