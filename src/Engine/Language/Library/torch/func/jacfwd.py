from functools import wraps
from torch.func import _jacobian


def jacfwd(func, argnums=0, has_aux=False, *, randomness='error', chunk_size=None):
    """The function that gives the Jacobian of one, by forward mode."""
    @wraps(func)
    def wrapper(*args, **kwargs):
        jacobian, aux = _jacobian(func, argnums, has_aux, True, chunk_size, randomness, args, kwargs)
        return (jacobian, aux) if has_aux else jacobian
    return wrapper
