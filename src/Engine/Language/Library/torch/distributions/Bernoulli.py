import torch
import torch.nn.functional as F
from torch.distributions import ExponentialFamily
from torch.distributions.utils import _one_of, broadcast_all, logits_to_probs, probs_to_logits


class Bernoulli(ExponentialFamily):
    """1 with probability probs, otherwise 0; logits are log(probs / (1 − probs))."""

    arg_names = ('probs', 'logits')

    def __init__(self, probs=None, logits=None, validate_args=None):
        _one_of(probs, logits)
        if probs is not None:
            self.probs, = broadcast_all(probs)
        else:
            self.logits, = broadcast_all(logits)
        super().__init__((self.probs if logits is None else self.logits).shape)

    def __getattr__(self, name):
        if name == 'logits':
            return probs_to_logits(self.probs, True)
        if name == 'probs':
            return logits_to_probs(self.logits, True)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @property
    def mean(self):
        return self.probs

    @property
    def mode(self):
        return (self.probs >= 0.5).to(self.probs.dtype).masked_fill(self.probs == 0.5, float('nan'))

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        logits, value = broadcast_all(self.logits, value)
        return -F.binary_cross_entropy_with_logits(logits, value, reduction='none')

    def entropy(self):
        return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction='none')

    def _kl(self, other):
        first = self.probs * (F.softplus(-other.logits) - F.softplus(-self.logits))
        return first + (1 - self.probs) * (F.softplus(other.logits) - F.softplus(self.logits))
