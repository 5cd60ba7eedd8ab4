from torch.nn.modules.padding import _PadNd


class CircularPad2d(_PadNd):
    """A margin that goes on at the other end of the last two dimensions."""

    dimensions = 2
    mode = 'circular'
