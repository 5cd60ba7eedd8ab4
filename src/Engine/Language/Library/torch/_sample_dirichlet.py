import torch
from torch import _DirichletSample


def _sample_dirichlet(input):
    """Dirichlet vectors, differentiable by their concentrations."""
    return _DirichletSample.apply(input)
