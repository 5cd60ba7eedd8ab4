from functools import wraps
from torch.func import _grad_and_value


def grad_and_value(func, argnums=0, has_aux=False):
    """The function that gives the gradient of one, and its value."""
    @wraps(func)
    def wrapper(*args, **kwargs):
        gradients, value, aux = _grad_and_value(func, argnums, has_aux, args, kwargs)
        return (gradients, (value, aux)) if has_aux else (gradients, value)
    return wrapper
