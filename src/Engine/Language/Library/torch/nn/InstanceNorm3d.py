from torch.nn.modules.instancenorm import _InstanceNorm


class InstanceNorm3d(_InstanceNorm):
    """Instance normalisation of ([batch,] channels, depth, height, width)."""

    dimensions = 3
