import torch.nn.functional as F
from torch.nn.modules.loss import _WeightedLoss


class BCELoss(_WeightedLoss):
    """−(target · log x + (1 − target) · log(1 − x)) of probabilities."""

    def forward(self, input, target):
        return F.binary_cross_entropy(input, target, weight=self.weight, reduction=self.reduction)
