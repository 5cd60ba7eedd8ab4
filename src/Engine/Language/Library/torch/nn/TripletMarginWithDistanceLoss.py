import torch.nn.functional as F
from torch.nn import PairwiseDistance
from torch.nn.modules.loss import _Loss


class TripletMarginWithDistanceLoss(_Loss):
    """max(0, d(anchor, positive) − d(anchor, negative) + margin), d a function of two tensors."""

    def __init__(self, *, distance_function=None, margin=1.0, swap=False, reduction='mean'):
        super().__init__(reduction=reduction)
        self.distance_function = PairwiseDistance() if distance_function is None else distance_function
        self.margin = margin
        self.swap = swap

    def forward(self, anchor, positive, negative):
        return F.triplet_margin_with_distance_loss(anchor, positive, negative, distance_function=self.distance_function,
                                                   margin=self.margin, swap=self.swap, reduction=self.reduction)
