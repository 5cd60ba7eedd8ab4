import torch.nn.functional as F
from torch.nn.modules.loss import _WeightedLoss


class NLLLoss(_WeightedLoss):
    """−input at the target class, of log-probabilities (batch, classes, …)."""

    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'):
        super().__init__(weight, size_average, reduce, reduction)
        self.ignore_index = ignore_index

    def forward(self, input, target):
        return F.nll_loss(input, target, weight=self.weight, ignore_index=self.ignore_index, reduction=self.reduction)
