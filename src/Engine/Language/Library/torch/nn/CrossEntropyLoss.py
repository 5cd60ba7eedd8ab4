import torch.nn.functional as F
from torch.nn.modules.loss import _WeightedLoss


class CrossEntropyLoss(_WeightedLoss):
    """The negative log-softmax at the target class; targets are classes or probabilities of classes."""

    def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean', label_smoothing=0.0):
        super().__init__(weight, size_average, reduce, reduction)
        self.ignore_index = ignore_index
        self.label_smoothing = label_smoothing

    def forward(self, input, target):
        return F.cross_entropy(input, target, weight=self.weight, ignore_index=self.ignore_index,
                               reduction=self.reduction, label_smoothing=self.label_smoothing)
