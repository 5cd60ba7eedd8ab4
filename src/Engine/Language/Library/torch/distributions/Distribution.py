import torch


class Distribution:
    """What distributions derive from: a batch of them, each over events of a shape."""

    has_rsample = False
    arg_names = ()

    def __init__(self, batch_shape=(), event_shape=(), validate_args=None):
        self._batch_shape = torch.Size(batch_shape)
        self._event_shape = torch.Size(event_shape)

    @property
    def batch_shape(self):
        return self._batch_shape

    @property
    def event_shape(self):
        return self._event_shape

    @property
    def mean(self):
        raise NotImplementedError

    @property
    def mode(self):
        raise NotImplementedError(f'{type(self)} does not implement mode')

    @property
    def variance(self):
        raise NotImplementedError

    @property
    def stddev(self):
        return self.variance.sqrt()

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape=()):
        raise NotImplementedError

    def log_prob(self, value):
        raise NotImplementedError

    def cdf(self, value):
        raise NotImplementedError

    def icdf(self, value):
        raise NotImplementedError

    def entropy(self):
        raise NotImplementedError

    def perplexity(self):
        return torch.exp(self.entropy())

    def _extended_shape(self, sample_shape=()):
        return torch.Size(tuple(sample_shape) + tuple(self._batch_shape) + tuple(self._event_shape))

    def _kl(self, other):
        """The divergence from another distribution of this class."""
        raise NotImplementedError

    def __repr__(self):
        shown = []
        for name in self.arg_names:
            if name in self.__dict__:
                value = self.__dict__[name]
                shown.append(f'{name}: {value}' if value.numel() == 1 else f'{name}: {value.size()}')
        return type(self).__name__ + '(' + ', '.join(shown) + ')'
