import torch.nn.functional as F
from torch.nn.modules.dropout import _DropoutNd


class Dropout2d(_DropoutNd):
    """Drops whole channels of (batch, channels, height, width)."""

    def forward(self, input):
        return F.dropout2d(input, self.p, self.training, self.inplace)
