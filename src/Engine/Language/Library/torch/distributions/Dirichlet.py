import torch
import torch.nn.functional as F
from torch.distributions import ExponentialFamily


class Dirichlet(ExponentialFamily):
    """Vectors of positive numbers whose sum is 1."""

    has_rsample = True
    arg_names = ('concentration',)

    def __init__(self, concentration, validate_args=None):
        if concentration.dim() < 1:
            raise ValueError('`concentration` parameter must be at least one-dimensional.')
        self.concentration = concentration
        super().__init__(concentration.shape[:-1], concentration.shape[-1:])

    @property
    def mean(self):
        return self.concentration / self.concentration.sum(-1, True)

    @property
    def mode(self):
        rest = (self.concentration - 1).clamp(min=0.0)
        mode = rest / rest.sum(-1, True)
        corner = (self.concentration < 1).all(-1)
        mode[corner] = F.one_hot(mode[corner].argmax(-1), mode.size(-1)).to(mode.dtype)
        return mode

    @property
    def variance(self):
        total = self.concentration.sum(-1, True)
        return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape=()):
        return torch._sample_dirichlet(self.concentration.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        return (torch.xlogy(self.concentration - 1.0, value).sum(-1)
                + torch.lgamma(self.concentration.sum(-1)) - torch.lgamma(self.concentration).sum(-1))

    def entropy(self):
        k = self.concentration.size(-1)
        total = self.concentration.sum(-1)
        return (torch.lgamma(self.concentration).sum(-1) - torch.lgamma(total) - (k - total) * torch.digamma(total)
                - ((self.concentration - 1.0) * torch.digamma(self.concentration)).sum(-1))

    def _kl(self, other):
        total, others = self.concentration.sum(-1), other.concentration.sum(-1)
        first = total.lgamma() - others.lgamma()
        second = (self.concentration.lgamma() - other.concentration.lgamma()).sum(-1)
        rest = self.concentration - other.concentration
        return first - second + (rest * (self.concentration.digamma() - total.digamma().unsqueeze(-1))).sum(-1)
