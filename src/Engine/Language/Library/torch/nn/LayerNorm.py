import torch
import torch.nn.functional as F
from torch.nn import Module, Parameter, init


class LayerNorm(Module):
    """Normalises over the last dimensions, those of normalized_shape."""

    def __init__(self, normalized_shape, eps=1e-5, elementwise_affine=True, bias=True, device=None, dtype=None):
        super().__init__()
        self.normalized_shape = (normalized_shape,) if isinstance(normalized_shape, int) else tuple(normalized_shape)
        self.eps = eps
        self.elementwise_affine = elementwise_affine
        with_bias = elementwise_affine and bias
        self.register_parameter('weight', Parameter(torch.empty(self.normalized_shape, dtype=dtype)) if elementwise_affine else None)
        self.register_parameter('bias', Parameter(torch.empty(self.normalized_shape, dtype=dtype)) if with_bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        if self.weight is not None:
            init.ones_(self.weight)
        if self.bias is not None:
            init.zeros_(self.bias)

    def forward(self, input):
        return F.layer_norm(input, self.normalized_shape, self.weight, self.bias, self.eps)

    def extra_repr(self):
        return f'{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}'
