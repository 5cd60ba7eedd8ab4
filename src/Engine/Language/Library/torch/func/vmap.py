from functools import wraps
from torch.func import _vmap


def vmap(func, in_dims=0, out_dims=0, randomness='error', *, chunk_size=None):
    """A function of one sample, made one of a batch of them."""
    @wraps(func)
    def wrapper(*args, **kwargs):
        return _vmap(func, in_dims, out_dims, randomness, chunk_size, args, kwargs)
    return wrapper
