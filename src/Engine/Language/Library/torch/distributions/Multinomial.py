import torch
from torch.distributions import Categorical, Distribution
from torch.distributions.utils import broadcast_all


class Multinomial(Distribution):
    """How often each class occurs in total_count draws."""

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        if not isinstance(total_count, int):
            raise NotImplementedError('inhomogeneous total_count is not supported')
        self.total_count = total_count
        self._categorical = Categorical(probs, logits)
        super().__init__(self._categorical.batch_shape, self._categorical.param_shape[-1:])

    @property
    def probs(self):
        return self._categorical.probs

    @property
    def logits(self):
        return self._categorical.logits

    @property
    def mean(self):
        return self.probs * self.total_count

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        drawn = self._categorical.sample((self.total_count,) + tuple(sample_shape))
        counts = torch.zeros(self._extended_shape(sample_shape), dtype=self.probs.dtype)
        drawn = drawn.movedim(0, -1)
        return counts.scatter_add_(-1, drawn, torch.ones(drawn.shape, dtype=counts.dtype))

    def log_prob(self, value):
        logits, value = broadcast_all(self.logits, value)
        ways = torch.lgamma(value.sum(-1) + 1) - torch.lgamma(value + 1).sum(-1)
        logits = logits.masked_fill((value == 0) & (logits == -float('inf')), 0)
        return ways + (logits * value).sum(-1)
