import torch.nn.functional as F
from torch.nn.modules.pooling import _MaxPoolNd


class MaxPool1d(_MaxPoolNd):
    """The greatest element of each window of (batch, channels, length)."""

    def forward(self, input):
        pool = F.max_pool1d_with_indices if self.return_indices else F.max_pool1d
        return pool(input, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode)
