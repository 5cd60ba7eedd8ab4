import torch.nn.functional as F
from torch.nn.modules.loss import _WeightedLoss


class BCEWithLogitsLoss(_WeightedLoss):
    """Binary cross-entropy of the sigmoid of the input, computed without overflow."""

    def __init__(self, weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None):
        super().__init__(weight, size_average, reduce, reduction)
        self.register_buffer('pos_weight', pos_weight)

    def forward(self, input, target):
        return F.binary_cross_entropy_with_logits(input, target, self.weight, pos_weight=self.pos_weight, reduction=self.reduction)
