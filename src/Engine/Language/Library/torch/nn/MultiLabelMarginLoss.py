import torch.nn.functional as F
from torch.nn.modules.loss import _Loss


class MultiLabelMarginLoss(_Loss):
    """The hinges between the scores of target classes and all others."""

    def forward(self, input, target):
        return F.multilabel_margin_loss(input, target, reduction=self.reduction)
