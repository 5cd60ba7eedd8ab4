from torch.nn.modules.padding import _PadNd


class ReflectionPad3d(_PadNd):
    """A margin that mirrors the last three dimensions."""

    dimensions = 3
    mode = 'reflect'
