from torch.nn.modules.instancenorm import _InstanceNorm


class InstanceNorm2d(_InstanceNorm):
    """Instance normalisation of ([batch,] channels, height, width)."""

    dimensions = 2
