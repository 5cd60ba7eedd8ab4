from torch import _Dirichlet


def _sample_dirichlet(input):
    """Dirichlet vectors, differentiable by their concentrations."""
    return _Dirichlet.apply(input)
