import torch
import torch.nn.functional as F
from torch.distributions import Distribution
from torch.distributions.utils import _one_of, broadcast_all, logits_to_probs, probs_to_logits


class Geometric(Distribution):
    """How many trials fail before the first success."""

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
        return 1.0 / self.probs - 1.0

    @property
    def mode(self):
        return torch.zeros_like(self.probs)

    @property
    def variance(self):
        return (1.0 / self.probs - 1.0) / self.probs

    def sample(self, sample_shape=()):
        with torch.no_grad():
            u = torch.rand(self._extended_shape(sample_shape), dtype=self.probs.dtype).clamp(min=torch.finfo(self.probs.dtype).tiny)
            return (u.log() / (-self.probs).log1p()).floor()

    def log_prob(self, value):
        value, probs = broadcast_all(value, self.probs)
        probs = probs.masked_fill((probs == 1) & (value == 0), 0)
        return value * (-probs).log1p() + self.probs.log()

    def entropy(self):
        return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction='none') / self.probs

    def _kl(self, other):
        return -self.entropy() - torch.log1p(-other.probs) / self.probs - other.logits
