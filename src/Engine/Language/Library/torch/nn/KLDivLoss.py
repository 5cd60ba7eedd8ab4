import torch.nn.functional as F
from torch.nn.modules.loss import _Loss


class KLDivLoss(_Loss):
    """target · (log target − input), of log-probabilities."""

    def __init__(self, size_average=None, reduce=None, reduction='mean', log_target=False):
        super().__init__(size_average, reduce, reduction)
        self.log_target = log_target

    def forward(self, input, target):
        return F.kl_div(input, target, reduction=self.reduction, log_target=self.log_target)
