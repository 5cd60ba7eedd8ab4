import torch.nn.functional as F
from torch.nn.modules.dropout import _DropoutNd


class Dropout(_DropoutNd):
    """Zeroes elements with probability p in training, and divides the others by 1 − p."""

    def forward(self, input):
        return F.dropout(input, self.p, self.training, self.inplace)
