import torch


def logits_to_probs(logits, is_binary=False):
    """Probabilities of logarithms, or of logarithms of odds."""
    return torch.sigmoid(logits) if is_binary else torch.softmax(logits, -1)
