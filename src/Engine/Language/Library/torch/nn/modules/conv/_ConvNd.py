import math
import torch
import torch.nn.functional as F
from torch.nn import Module, Parameter, init
from torch.nn.modules.utils import _sizes


class _ConvNd(Module):
    """The parameters of a convolution over the last dimensions."""

    dimensions = 1
    transposed = False

    def __init__(self, in_channels, out_channels, kernel_size, stride, padding, dilation, output_padding, groups, bias, padding_mode, dtype):
        super().__init__()
        n = self.dimensions
        if groups <= 0:
            raise ValueError('groups must be a positive integer')
        if in_channels % groups != 0:
            raise ValueError('in_channels must be divisible by groups')
        if out_channels % groups != 0:
            raise ValueError('out_channels must be divisible by groups')
        if isinstance(padding, str):
            if padding not in ('same', 'valid'):
                raise ValueError(f"Invalid padding string {padding!r}, should be one of {{'valid', 'same'}}")
            if padding == 'same' and any(step != 1 for step in _sizes(stride, n)):
                raise ValueError("padding='same' is not supported for strided convolutions")
        if padding_mode not in ('zeros', 'reflect', 'replicate', 'circular'):
            raise ValueError("padding_mode must be one of {'zeros', 'reflect', 'replicate', 'circular'}, "
                             f"but got padding_mode='{padding_mode}'")
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = _sizes(kernel_size, n)
        self.stride = _sizes(stride, n)
        self.padding = padding if isinstance(padding, str) else _sizes(padding, n)
        self.dilation = _sizes(dilation, n)
        self.output_padding = _sizes(output_padding, n)
        self.groups = groups
        self.padding_mode = padding_mode
        channels = (in_channels, out_channels // groups) if self.transposed else (out_channels, in_channels // groups)
        self.weight = Parameter(torch.empty(channels + self.kernel_size, dtype=dtype))
        if bias:
            self.bias = Parameter(torch.empty(out_channels, dtype=dtype))
        else:
            self.register_parameter('bias', None)
        self.reset_parameters()

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in = self.weight.size(1) * math.prod(self.kernel_size)
            if fan_in != 0:
                bound = 1 / math.sqrt(fan_in)
                init.uniform_(self.bias, -bound, bound)

    def _margins(self):
        """The widths of the margin that padding_mode fills, the last dimension first."""
        margins = []
        for size, dilation, i in zip(reversed(self.kernel_size), reversed(self.dilation), reversed(range(self.dimensions))):
            if self.padding == 'same':
                total = dilation * (size - 1)
                margins += [total // 2, total - total // 2]
            else:
                width = 0 if self.padding == 'valid' else self.padding[i]
                margins += [width, width]
        return margins

    def _padded(self, input):
        """The input with its margin, and the padding that is left for the convolution to do."""
        if self.padding_mode == 'zeros':
            return input, self.padding
        return F.pad(input, self._margins(), self.padding_mode), _sizes(0, self.dimensions)

    def extra_repr(self):
        n = self.dimensions
        text = f'{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, stride={self.stride}'
        if self.padding != (0,) * n:
            text += f', padding={self.padding}'
        if self.dilation != (1,) * n:
            text += f', dilation={self.dilation}'
        if self.output_padding != (0,) * n:
            text += f', output_padding={self.output_padding}'
        if self.groups != 1:
            text += f', groups={self.groups}'
        if self.bias is None:
            text += ', bias=False'
        if self.padding_mode != 'zeros':
            text += f', padding_mode={self.padding_mode}'
        return text
