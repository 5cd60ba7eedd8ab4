import torch.nn.functional as F
from torch.nn.modules.loss import _Loss


class MarginRankingLoss(_Loss):
    """max(0, −target · (x1 − x2) + margin)."""

    def __init__(self, margin=0.0, size_average=None, reduce=None, reduction='mean'):
        super().__init__(size_average, reduce, reduction)
        self.margin = margin

    def forward(self, input1, input2, target):
        return F.margin_ranking_loss(input1, input2, target, margin=self.margin, reduction=self.reduction)
