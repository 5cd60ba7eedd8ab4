import torch


def _uniforms(shape, generator=None):
    """Uniform numbers in float64, from which other distributions are made."""
    if generator is None:
        return torch.rand(shape, dtype=torch.float64)
    return torch.rand(shape, dtype=torch.float64, generator=generator)
