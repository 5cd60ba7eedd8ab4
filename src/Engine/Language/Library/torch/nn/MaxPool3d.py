import torch.nn.functional as F
from torch.nn.modules.pooling import _MaxPoolNd


class MaxPool3d(_MaxPoolNd):
    """The greatest element of each window of (batch, channels, depth, height, width)."""

    def forward(self, input):
        if self.return_indices:
            return tuple(F.max_pool3d_with_indices(input, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode))
        return F.max_pool3d(input, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode)
