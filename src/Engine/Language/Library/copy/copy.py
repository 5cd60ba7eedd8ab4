import torch


def copy(x):
    """A shallow copy: the same members in another list, dictionary, set or object."""
    if isinstance(x, torch.Tensor):
        return x.detach().requires_grad_(x.requires_grad) if x.is_leaf else x.view_as(x)
    if hasattr(type(x), '__copy__'):
        return x.__copy__()
    if isinstance(x, (list, dict, set)):
        return x.copy()
    if not hasattr(x, '__dict__') or isinstance(x, type) or isinstance(x, type(copy)):
        return x
    made = object.__new__(type(x))
    for name, value in x.__dict__.items():
        object.__setattr__(made, name, value)
    return made
