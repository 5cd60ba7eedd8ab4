import torch
import torch.nn.functional as F
from torch.nn import Module, Parameter, init


class GroupNorm(Module):
    """Normalises groups of channels of (batch, channels, …)."""

    def __init__(self, num_groups, num_channels, eps=1e-5, affine=True, device=None, dtype=None):
        super().__init__()
        if num_channels % num_groups != 0:
            raise ValueError('num_channels must be divisible by num_groups')
        self.num_groups = num_groups
        self.num_channels = num_channels
        self.eps = eps
        self.affine = affine
        self.register_parameter('weight', Parameter(torch.empty(num_channels, dtype=dtype)) if affine else None)
        self.register_parameter('bias', Parameter(torch.empty(num_channels, dtype=dtype)) if affine else None)
        self.reset_parameters()

    def reset_parameters(self):
        if self.affine:
            init.ones_(self.weight)
            init.zeros_(self.bias)

    def forward(self, input):
        return F.group_norm(input, self.num_groups, self.weight, self.bias, self.eps)

    def extra_repr(self):
        return f'{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}'
