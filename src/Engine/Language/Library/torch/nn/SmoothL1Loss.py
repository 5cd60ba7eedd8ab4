import torch.nn.functional as F
from torch.nn.modules.loss import _Loss


class SmoothL1Loss(_Loss):
    """Half the square of the difference over beta below beta, above it the difference less beta / 2."""

    def __init__(self, size_average=None, reduce=None, reduction='mean', beta=1.0):
        super().__init__(size_average, reduce, reduction)
        self.beta = beta

    def forward(self, input, target):
        return F.smooth_l1_loss(input, target, reduction=self.reduction, beta=self.beta)
