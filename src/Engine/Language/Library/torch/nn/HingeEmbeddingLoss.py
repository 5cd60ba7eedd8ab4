import torch.nn.functional as F
from torch.nn.modules.loss import _Loss


class HingeEmbeddingLoss(_Loss):
    """x where the target is 1, max(0, margin − x) where it is −1."""

    def __init__(self, margin=1.0, size_average=None, reduce=None, reduction='mean'):
        super().__init__(size_average, reduce, reduction)
        self.margin = margin

    def forward(self, input, target):
        return F.hinge_embedding_loss(input, target, margin=self.margin, reduction=self.reduction)
