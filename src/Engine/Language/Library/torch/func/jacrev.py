from functools import wraps
from torch.func import _jacobian


def jacrev(func, argnums=0, *, has_aux=False, chunk_size=None):
    """The function that gives the Jacobian of one, by reverse mode."""
    @wraps(func)
    def wrapper(*args, **kwargs):
        jacobian, aux = _jacobian(func, argnums, has_aux, False, chunk_size, 'same', args, kwargs)
        return (jacobian, aux) if has_aux else jacobian
    return wrapper
