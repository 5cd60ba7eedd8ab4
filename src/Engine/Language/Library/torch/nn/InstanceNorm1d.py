from torch.nn.modules.instancenorm import _InstanceNorm


class InstanceNorm1d(_InstanceNorm):
    """Instance normalisation of ([batch,] channels, length)."""
