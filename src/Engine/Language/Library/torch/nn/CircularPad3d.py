from torch.nn.modules.padding import _PadNd


class CircularPad3d(_PadNd):
    """A margin that goes on at the other end of the last three dimensions."""

    dimensions = 3
    mode = 'circular'
