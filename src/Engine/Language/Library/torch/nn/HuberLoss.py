import torch.nn.functional as F
from torch.nn.modules.loss import _Loss


class HuberLoss(_Loss):
    """Half the square of the difference below delta, above it delta · (difference − delta / 2)."""

    def __init__(self, reduction='mean', delta=1.0):
        super().__init__(reduction=reduction)
        self.delta = delta

    def forward(self, input, target):
        return F.huber_loss(input, target, reduction=self.reduction, delta=self.delta)
