import torch


def vector_to_parameters(vec, parameters):
    """Sets all parameters from one vector."""
    if not isinstance(vec, torch.Tensor):
        raise TypeError(f'expected torch.Tensor, but got: {torch.typename(vec)}')
    at = 0
    for parameter in parameters:
        size = parameter.numel()
        parameter.data = vec[at:at + size].view_as(parameter).data
        at += size
