import torch


def _seed(generator=None):
    """A seed for another generator, drawn from this one, or from the one of all."""
    number = torch.empty((), dtype=torch.int64)
    return int((number.random_() if generator is None else number.random_(generator=generator)).item())
