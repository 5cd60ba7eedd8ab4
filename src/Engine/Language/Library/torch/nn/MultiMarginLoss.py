import torch.nn.functional as F
from torch.nn.modules.loss import _WeightedLoss


class MultiMarginLoss(_WeightedLoss):
    """The hinges between the score of the target class and all others, to the power p."""

    def __init__(self, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction='mean'):
        super().__init__(weight, size_average, reduce, reduction)
        if p != 1 and p != 2:
            raise ValueError('only p == 1 and p == 2 supported')
        if weight is not None and weight.dim() != 1:
            raise AssertionError('weight must be None or one-dimensional')
        self.p = p
        self.margin = margin

    def forward(self, input, target):
        return F.multi_margin_loss(input, target, p=self.p, margin=self.margin, weight=self.weight, reduction=self.reduction)
