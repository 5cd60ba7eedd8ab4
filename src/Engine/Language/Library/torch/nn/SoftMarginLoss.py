import torch.nn.functional as F
from torch.nn.modules.loss import _Loss


class SoftMarginLoss(_Loss):
    """log(1 + e^(−target · input))."""

    def forward(self, input, target):
        return F.soft_margin_loss(input, target, reduction=self.reduction)
