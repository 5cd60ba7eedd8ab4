import torch
from torch.distributions import Dirichlet, ExponentialFamily
from torch.distributions.utils import broadcast_all


class Beta(ExponentialFamily):
    """The distribution of density proportional to x^(concentration1 − 1) · (1 − x)^(concentration0 − 1)."""

    has_rsample = True

    def __init__(self, concentration1, concentration0, validate_args=None):
        one, zero = broadcast_all(concentration1, concentration0)
        self._dirichlet = Dirichlet(torch.stack([one, zero], -1))
        super().__init__(self._dirichlet.batch_shape)

    @property
    def concentration1(self):
        return self._dirichlet.concentration[..., 0]

    @property
    def concentration0(self):
        return self._dirichlet.concentration[..., 1]

    @property
    def mean(self):
        return self.concentration1 / (self.concentration1 + self.concentration0)

    @property
    def mode(self):
        return self._dirichlet.mode[..., 0]

    @property
    def variance(self):
        total = self.concentration1 + self.concentration0
        return self.concentration1 * self.concentration0 / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape=()):
        return self._dirichlet.rsample(sample_shape).select(-1, 0)

    def log_prob(self, value):
        return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

    def entropy(self):
        return self._dirichlet.entropy()

    def _kl(self, other):
        total, others = self.concentration1 + self.concentration0, other.concentration1 + other.concentration0
        first = other.concentration1.lgamma() + other.concentration0.lgamma() + total.lgamma()
        second = self.concentration1.lgamma() + self.concentration0.lgamma() + others.lgamma()
        return (first - second + (self.concentration1 - other.concentration1) * torch.digamma(self.concentration1)
                + (self.concentration0 - other.concentration0) * torch.digamma(self.concentration0)
                + (others - total) * torch.digamma(total))
