import torch


def typename(o):
    """The name of a value's type, as error texts show it; of a tensor 'torch.FloatTensor' and the like."""
    return o.type() if isinstance(o, torch.Tensor) else type(o).__name__
