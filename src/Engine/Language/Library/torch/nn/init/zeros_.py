import torch


def zeros_(tensor):
    """Zeros."""
    with torch.no_grad():
        return tensor.zero_()
