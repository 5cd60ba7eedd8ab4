import torch


def parameters_to_vector(parameters):
    """All parameters as one vector."""
    return torch.cat([parameter.view(-1) for parameter in parameters])
