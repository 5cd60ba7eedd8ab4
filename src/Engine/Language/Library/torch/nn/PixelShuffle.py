import torch.nn.functional as F
from torch.nn import Module


class PixelShuffle(Module):
    """(…, c · r², h, w) to (…, c, h · r, w · r)."""

    def __init__(self, upscale_factor):
        super().__init__()
        self.upscale_factor = upscale_factor

    def forward(self, input):
        return F.pixel_shuffle(input, self.upscale_factor)

    def extra_repr(self):
        return f'upscale_factor={self.upscale_factor}'
