import torch.nn.functional as F
from torch.nn.modules.dropout import _DropoutNd


class Dropout1d(_DropoutNd):
    """Drops whole channels of (batch, channels, length)."""

    def forward(self, input):
        return F.dropout1d(input, self.p, self.training, self.inplace)
