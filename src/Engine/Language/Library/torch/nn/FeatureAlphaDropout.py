import torch.nn.functional as F
from torch.nn.modules.dropout import _DropoutNd


class FeatureAlphaDropout(_DropoutNd):
    """Alpha dropout of whole channels."""

    def forward(self, input):
        return F.feature_alpha_dropout(input, self.p, self.training)
