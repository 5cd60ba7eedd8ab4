import torch.nn.functional as F
from torch.nn.modules.pooling import _MaxPoolNd


class MaxPool3d(_MaxPoolNd):
    """The greatest element of each window of (batch, channels, depth, height, width)."""

    def forward(self, input):
        pool = F.max_pool3d_with_indices if self.return_indices else F.max_pool3d
        return pool(input, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode)
