import torch.nn.functional as F
from torch.nn import Module


class Softmax2d(Module):
    """The softmax over the channels of (batch, channels, height, width), or without the batch."""

    def forward(self, input):
        if input.dim() not in (3, 4):
            raise AssertionError('Softmax2d requires a 3D or 4D tensor as input')
        return F.softmax(input, -3)
