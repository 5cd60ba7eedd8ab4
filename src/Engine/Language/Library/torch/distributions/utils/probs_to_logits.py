import torch
from torch.distributions.utils import clamp_probs


def probs_to_logits(probs, is_binary=False):
    """Logarithms of probabilities, or of odds."""
    probs = clamp_probs(probs)
    return torch.log(probs) - torch.log1p(-probs) if is_binary else torch.log(probs)
