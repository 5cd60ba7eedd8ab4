import torch.nn.functional as F
from torch.nn.modules.conv import _ConvNd


class Conv2d(_ConvNd):
    """Cross-correlation of (batch, channels, height, width) with weight (out, in / groups, *kernel_size), plus a bias."""

    dimensions = 2

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                 padding_mode='zeros', device=None, dtype=None):
        super().__init__(in_channels, out_channels, kernel_size, stride, padding, dilation, 0, groups, bias, padding_mode, dtype)

    def forward(self, input):
        input, padding = self._padded(input)
        return F.conv2d(input, self.weight, self.bias, self.stride, padding, self.dilation, self.groups)
