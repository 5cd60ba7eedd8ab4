import torch


def _noise(input, p, by_channel):
    """Ones with probability 1 − p, otherwise zeros: one for each element, or for each channel of each of a batch."""
    shape = tuple(input.shape)
    if by_channel:
        if len(shape) < 2:
            raise RuntimeError('Feature dropout requires at least 2 dimensions in the input')
        shape = shape[:2] + (1,) * (len(shape) - 2)
    return torch.bernoulli(torch.full(shape, 1 - p, dtype=torch.float64)).to(input.dtype)
