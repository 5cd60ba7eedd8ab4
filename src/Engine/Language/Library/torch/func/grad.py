from functools import wraps
from torch.func import _grad_and_value


def grad(func, argnums=0, has_aux=False):
    """The function that gives the gradient of one with a single number as its result."""
    @wraps(func)
    def wrapper(*args, **kwargs):
        gradients, value, aux = _grad_and_value(func, argnums, has_aux, args, kwargs)
        return (gradients, aux) if has_aux else gradients
    return wrapper
