from torch.nn.modules.padding import _PadNd


class CircularPad1d(_PadNd):
    """A margin that goes on at the other end of the last dimension."""

    dimensions = 1
    mode = 'circular'
