from torch.nn.modules.padding import _ConstantPadNd


class ConstantPad2d(_ConstantPadNd):
    """A margin of one value around the last two dimensions."""

    dimensions = 2
