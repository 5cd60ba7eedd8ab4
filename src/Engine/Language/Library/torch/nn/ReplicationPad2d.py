from torch.nn.modules.padding import _PadNd


class ReplicationPad2d(_PadNd):
    """A margin that repeats the border of the last two dimensions."""

    dimensions = 2
    mode = 'replicate'
