from torch.distributions import Distribution


class ExponentialFamily(Distribution):
    """Distributions of the form h(x) · e^(⟨η, t(x)⟩ − A(η))."""
