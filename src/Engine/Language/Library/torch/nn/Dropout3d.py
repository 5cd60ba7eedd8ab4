import torch.nn.functional as F
from torch.nn.modules.dropout import _DropoutNd


class Dropout3d(_DropoutNd):
    """Drops whole channels of (batch, channels, depth, height, width)."""

    def forward(self, input):
        return F.dropout3d(input, self.p, self.training, self.inplace)
