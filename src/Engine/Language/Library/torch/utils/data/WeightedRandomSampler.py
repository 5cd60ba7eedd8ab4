import torch
from torch.utils.data import Sampler


class WeightedRandomSampler(Sampler):
    """Samples drawn with the given weights."""

    def __init__(self, weights, num_samples, replacement=True, generator=None):
        if not isinstance(num_samples, int) or isinstance(num_samples, bool) or num_samples <= 0:
            raise ValueError(f'num_samples should be a positive integer value, but got num_samples={num_samples}')
        self.weights = torch.as_tensor(weights, dtype=torch.float64)
        self.num_samples = num_samples
        self.replacement = replacement
        self.generator = generator

    def __iter__(self):
        options = {} if self.generator is None else {'generator': self.generator}
        return iter(torch.multinomial(self.weights, self.num_samples, self.replacement, **options).tolist())

    def __len__(self):
        return self.num_samples
