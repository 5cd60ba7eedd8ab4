import torch.nn.functional as F
from torch.nn.modules.dropout import _DropoutNd


class AlphaDropout(_DropoutNd):
    """Dropout that keeps mean and variance of what SELU gives."""

    def forward(self, input):
        return F.alpha_dropout(input, self.p, self.training)
