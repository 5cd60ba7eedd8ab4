import torch
from torch.utils.checkpoint import _Checkpoint


def checkpoint(function, *args, use_reentrant=True, preserve_rng_state=True, **kwargs):
    """function(*args), computed again in the backward pass: what lies in between is not kept."""
    return _Checkpoint.apply(lambda *inputs: function(*inputs, **kwargs), preserve_rng_state, *args)
