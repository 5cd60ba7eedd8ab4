import torch


def clamp_probs(probs):
    """Probabilities kept off 0 and 1 by the least that their dtype can tell from 1."""
    eps = torch.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)
