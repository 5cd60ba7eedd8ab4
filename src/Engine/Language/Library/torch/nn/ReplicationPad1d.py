from torch.nn.modules.padding import _PadNd


class ReplicationPad1d(_PadNd):
    """A margin that repeats the border of the last dimension."""

    dimensions = 1
    mode = 'replicate'
