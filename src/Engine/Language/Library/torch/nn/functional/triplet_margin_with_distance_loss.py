import torch
import torch.nn.functional as F


def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False, reduction='mean'):
    """max(0, d(anchor, positive) − d(anchor, negative) + margin); with swap the nearer of anchor and positive counts for the second."""
    distance = F.pairwise_distance if distance_function is None else distance_function
    near = distance(anchor, positive)
    far = distance(anchor, negative)
    if swap:
        far = torch.minimum(far, distance(positive, negative))
    loss = torch.clamp_min(near - far + margin, 0)
    if reduction == 'mean':
        return loss.mean()
    return loss.sum() if reduction == 'sum' else loss
