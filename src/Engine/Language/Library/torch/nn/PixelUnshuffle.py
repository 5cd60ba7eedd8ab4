import torch.nn.functional as F
from torch.nn import Module


class PixelUnshuffle(Module):
    """(…, c, h · r, w · r) to (…, c · r², h, w)."""

    def __init__(self, downscale_factor):
        super().__init__()
        self.downscale_factor = downscale_factor

    def forward(self, input):
        return F.pixel_unshuffle(input, self.downscale_factor)

    def extra_repr(self):
        return f'downscale_factor={self.downscale_factor}'
