from contextlib import contextmanager
from torch.autograd.graph import _disable_hooks


@contextmanager
def disable_saved_tensors_hooks(error_message):
    """Forbids the hooks of saved tensors."""
    scope = _disable_hooks(error_message)
    try:
        yield
    finally:
        scope.close()
