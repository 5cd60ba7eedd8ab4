import torch
from torch.nn import Parameter


def deepcopy(x, memo=None):
    """A copy of a value and of all that it holds; what is held twice is copied once."""
    memo = {} if memo is None else memo
    if id(x) in memo:
        return memo[id(x)]
    if isinstance(x, torch.Tensor):
        made = _tensor(x, memo)
    elif hasattr(type(x), '__deepcopy__'):
        made = x.__deepcopy__(memo)
    elif isinstance(x, dict):
        made = memo[id(x)] = type(x)()
        for key, value in x.items():
            made[deepcopy(key, memo)] = deepcopy(value, memo)
    elif isinstance(x, list):
        made = memo[id(x)] = []
        for member in x:
            made.append(deepcopy(member, memo))
    elif isinstance(x, tuple):
        members = [deepcopy(member, memo) for member in x]
        same = all(a is b for a, b in zip(members, x))
        made = x if same else type(x)(*members) if hasattr(x, '_fields') else tuple(members)
    elif isinstance(x, set):
        made = {deepcopy(member, memo) for member in x}
    elif not hasattr(x, '__dict__') or isinstance(x, type) or isinstance(x, type(deepcopy)):
        made = x
    else:
        made = memo[id(x)] = object.__new__(type(x))
        for name, value in x.__dict__.items():
            object.__setattr__(made, name, deepcopy(value, memo))
    memo[id(x)] = made
    return made


def _tensor(x, memo):
    if not x.is_leaf:
        raise RuntimeError('Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the moment')
    values = x.detach().clone()
    if isinstance(x, Parameter):
        return Parameter(values, x.requires_grad)
    made = values.requires_grad_(x.requires_grad)
    if x.grad is not None:
        made.grad = deepcopy(x.grad, memo)
    return made
