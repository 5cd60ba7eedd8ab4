from torch.nn.modules.padding import _ConstantPadNd


class ConstantPad1d(_ConstantPadNd):
    """A margin of one value around the last dimension."""

    dimensions = 1
