import torch.nn.functional as F
from torch.nn.modules.loss import _Loss


class CosineEmbeddingLoss(_Loss):
    """1 − cos(x1, x2) where the target is 1, max(0, cos(x1, x2) − margin) where it is −1."""

    def __init__(self, margin=0.0, size_average=None, reduce=None, reduction='mean'):
        super().__init__(size_average, reduce, reduction)
        self.margin = margin

    def forward(self, input1, input2, target):
        return F.cosine_embedding_loss(input1, input2, target, margin=self.margin, reduction=self.reduction)
