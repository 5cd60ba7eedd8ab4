import torch.nn.functional as F
from torch.nn import Module
from torch.nn.modules.utils import _sizes


class MaxUnpool1d(Module):
    """Puts what MaxPool1d gave back where it came from, among zeros."""

    def __init__(self, kernel_size, stride=None, padding=0):
        super().__init__()
        self.kernel_size = _sizes(kernel_size, 1)
        self.stride = _sizes(kernel_size if stride is None else stride, 1)
        self.padding = _sizes(padding, 1)

    def forward(self, input, indices, output_size=None):
        return F.max_unpool1d(input, indices, self.kernel_size, self.stride, self.padding, output_size)

    def extra_repr(self):
        return f'kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}'
