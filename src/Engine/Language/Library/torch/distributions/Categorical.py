import torch
from torch.distributions import Distribution
from torch.distributions.utils import _one_of, logits_to_probs, probs_to_logits


class Categorical(Distribution):
    """One of the classes, with their probabilities or the logarithms of those, along the last dimension."""

    arg_names = ('probs', 'logits')

    def __init__(self, probs=None, logits=None, validate_args=None):
        _one_of(probs, logits)
        given, name = (logits, 'logits') if probs is None else (probs, 'probs')
        if given.dim() < 1:
            raise ValueError(f'`{name}` parameter must be at least one-dimensional.')
        if probs is not None:
            self.probs = probs / probs.sum(-1, keepdim=True)
        else:
            self.logits = logits - logits.logsumexp(dim=-1, keepdim=True)
        self._num_events = given.size(-1)
        super().__init__(given.shape[:-1])

    def __getattr__(self, name):
        if name == 'logits':
            return probs_to_logits(self.probs)
        if name == 'probs':
            return logits_to_probs(self.logits)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @property
    def param_shape(self):
        return self.logits.shape

    @property
    def mean(self):
        return torch.full(tuple(self._batch_shape), float('nan'), dtype=self.probs.dtype)

    @property
    def mode(self):
        return self.probs.argmax(-1)

    @property
    def variance(self):
        return torch.full(tuple(self._batch_shape), float('nan'), dtype=self.probs.dtype)

    def sample(self, sample_shape=()):
        count = 1
        for size in sample_shape:
            count *= size
        drawn = torch.multinomial(self.probs.detach().reshape(-1, self._num_events), count, True)
        return drawn.T.reshape(self._extended_shape(sample_shape))

    def log_prob(self, value):
        value = value.long().unsqueeze(-1)
        value, logs = torch.broadcast_tensors(value, self.logits)
        return logs.gather(-1, value[..., :1]).squeeze(-1)

    def entropy(self):
        logits = torch.clamp(self.logits, min=torch.finfo(self.logits.dtype).min)
        return -(logits * self.probs).sum(-1)

    def _kl(self, other):
        terms = self.probs * (self.logits - other.logits)
        terms[(other.probs == 0).expand_as(terms)] = float('inf')
        terms[(self.probs == 0).expand_as(terms)] = 0
        return terms.sum(-1)
