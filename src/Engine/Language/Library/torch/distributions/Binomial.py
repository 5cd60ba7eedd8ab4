import torch
from torch.distributions import Distribution
from torch.distributions.utils import _one_of, broadcast_all, logits_to_probs, probs_to_logits


class Binomial(Distribution):
    """How many of total_count trials succeed."""

    arg_names = ('total_count', 'probs', 'logits')

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        _one_of(probs, logits)
        if probs is not None:
            count, self.probs = broadcast_all(total_count, probs)
            self.total_count = count.type_as(self.probs)
        else:
            count, self.logits = broadcast_all(total_count, logits)
            self.total_count = count.type_as(self.logits)
        super().__init__(self.total_count.shape)

    def __getattr__(self, name):
        if name == 'logits':
            return probs_to_logits(self.probs, True)
        if name == 'probs':
            return logits_to_probs(self.logits, True)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @property
    def mean(self):
        return self.total_count * self.probs

    @property
    def mode(self):
        return ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count)

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        shape = self._extended_shape(sample_shape)
        with torch.no_grad():
            return torch.binomial(self.total_count.expand(shape), self.probs.expand(shape))

    def log_prob(self, value):
        count, logits = self.total_count, self.logits
        # max(0, logits), with slope one half at zero; with the term after it log(1 + eˡ) without overflow.
        positive = (logits.clamp(min=0) + logits - logits.clamp(max=0)) / 2
        normalizer = count * positive + count * torch.log1p(torch.exp(-torch.abs(logits))) - torch.lgamma(count + 1)
        return value * logits - torch.lgamma(value + 1) - torch.lgamma(count - value + 1) - normalizer

    def entropy(self):
        count = int(self.total_count.max())
        if not bool((self.total_count == count).all()):
            raise NotImplementedError('Inhomogeneous total count not supported by `entropy`.')
        support = torch.arange(1 + count, dtype=self.probs.dtype).reshape((-1,) + (1,) * len(self._batch_shape))
        logs = self.log_prob(support)
        return -(torch.exp(logs) * logs).sum(0)

    def _kl(self, other):
        result = self.total_count * (self.probs * (self.logits - other.logits) + (-self.probs).log1p() - (-other.probs).log1p())
        result[self.total_count > other.total_count] = float('inf')
        return result
