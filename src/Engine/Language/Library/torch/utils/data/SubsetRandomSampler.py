import torch
from torch.utils.data import Sampler


class SubsetRandomSampler(Sampler):
    """Some of the samples in random order."""

    def __init__(self, indices, generator=None):
        self.indices = indices
        self.generator = generator

    def __iter__(self):
        count = len(self.indices)
        order = torch.randperm(count) if self.generator is None else torch.randperm(count, generator=self.generator)
        for i in order.tolist():
            yield self.indices[i]

    def __len__(self):
        return len(self.indices)
