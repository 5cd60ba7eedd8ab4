from torch.nn.modules.padding import _PadNd


class ReplicationPad3d(_PadNd):
    """A margin that repeats the border of the last three dimensions."""

    dimensions = 3
    mode = 'replicate'
