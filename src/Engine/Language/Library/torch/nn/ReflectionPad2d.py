from torch.nn.modules.padding import _PadNd


class ReflectionPad2d(_PadNd):
    """A margin that mirrors the last two dimensions."""

    dimensions = 2
    mode = 'reflect'
