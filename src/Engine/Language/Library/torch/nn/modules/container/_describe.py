import torch
from torch.nn import Parameter


def _describe(value, kind_of):
    """What a list or dictionary of parameters shows of one; the two name its type in different ways."""
    if not isinstance(value, torch.Tensor):
        return 'Object of type: ' + type(value).__name__
    kind = 'Parameter' if isinstance(value, Parameter) else 'Tensor'
    size = 'x'.join(str(n) for n in value.shape)
    return f'{kind} containing: [{kind_of(value)} of size {size}]'
