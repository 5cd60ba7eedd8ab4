import math
import torch
from torch.distributions import Distribution
from torch.distributions.utils import broadcast_all


class Gumbel(Distribution):
    """The distribution of −log(−log u) for a uniform u, moved by loc and stretched by scale."""

    has_rsample = True
    arg_names = ('loc', 'scale')

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = broadcast_all(loc, scale)
        super().__init__(self.loc.shape)

    @property
    def mean(self):
        # Euler's constant is −ψ(1).
        return self.loc + self.scale * 0.57721566490153286060

    @property
    def mode(self):
        return self.loc

    @property
    def stddev(self):
        return (math.pi / math.sqrt(6)) * self.scale

    @property
    def variance(self):
        return self.stddev.pow(2)

    def rsample(self, sample_shape=()):
        info = torch.finfo(self.loc.dtype)
        u = info.tiny + torch.rand(self._extended_shape(sample_shape), dtype=self.loc.dtype) * (1 - info.eps - info.tiny)
        return self.loc + -self.scale * (-u.log()).log()

    def log_prob(self, value):
        y = (self.loc - value) / self.scale
        return (y - y.exp()) - self.scale.log()

    def cdf(self, value):
        return torch.exp(-torch.exp((self.loc - value) / self.scale))

    def icdf(self, value):
        return self.loc - self.scale * (-value.log()).log()

    def entropy(self):
        return self.scale.log() + (1 + 0.57721566490153286060)
