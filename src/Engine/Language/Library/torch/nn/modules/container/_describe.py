import torch
from torch.nn import Parameter


def _describe(value):
    """What a list or dictionary of parameters shows of one."""
    if not isinstance(value, torch.Tensor):
        return 'Object of type: ' + type(value).__name__
    kind = 'Parameter' if isinstance(value, Parameter) else 'Tensor'
    size = 'x'.join(str(n) for n in value.shape)
    return f'{kind} containing: [{torch.typename(value)} of size {size}]'
