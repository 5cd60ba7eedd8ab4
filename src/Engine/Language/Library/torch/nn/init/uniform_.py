import torch


def uniform_(tensor, a=0.0, b=1.0):
    """Uniform numbers in [a, b)."""
    with torch.no_grad():
        return tensor.uniform_(a, b)
