from torch.nn.modules.padding import _ConstantPadNd


class ConstantPad3d(_ConstantPadNd):
    """A margin of one value around the last three dimensions."""

    dimensions = 3
