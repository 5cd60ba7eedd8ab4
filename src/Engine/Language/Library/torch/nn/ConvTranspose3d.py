import torch.nn.functional as F
from torch.nn.modules.conv import _ConvTransposeNd


class ConvTranspose3d(_ConvTransposeNd):
    """The transpose of Conv3d as a linear map: from its outputs to its inputs; weight is (in, out / groups, *kernel_size)."""

    dimensions = 3

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
                 dilation=1, padding_mode='zeros', device=None, dtype=None):
        super().__init__(in_channels, out_channels, kernel_size, stride, padding, output_padding, groups, bias, dilation, padding_mode, dtype)

    def forward(self, input, output_size=None):
        output_padding = self._output_padding(input, output_size)
        return F.conv_transpose3d(input, self.weight, self.bias, self.stride, self.padding, output_padding, self.groups, self.dilation)
