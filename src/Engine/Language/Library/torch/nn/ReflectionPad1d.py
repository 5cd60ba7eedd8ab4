from torch.nn.modules.padding import _PadNd


class ReflectionPad1d(_PadNd):
    """A margin that mirrors the last dimension."""

    dimensions = 1
    mode = 'reflect'
