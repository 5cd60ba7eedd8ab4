import torch


def normal_(tensor, mean=0.0, std=1.0):
    """Normal numbers."""
    with torch.no_grad():
        return tensor.normal_(mean, std)
