import math
import torch
from torch.utils.data import Subset


def random_split(dataset, lengths, generator=None):
    """Subsets of so many samples, or of such fractions of all, drawn without replacement."""
    count = len(dataset)
    if math.isclose(sum(lengths), 1) and sum(lengths) <= 1:
        for i, fraction in enumerate(lengths):
            if fraction < 0 or fraction > 1:
                raise ValueError(f'Fraction at index {i} is not between 0 and 1')
        lengths = [int(math.floor(count * fraction)) for fraction in lengths]
        for i in range(count - sum(lengths)):
            lengths[i % len(lengths)] += 1
    if sum(lengths) != count:
        raise ValueError('Sum of input lengths does not equal the length of the input dataset!')
    order = (torch.randperm(count) if generator is None else torch.randperm(count, generator=generator)).tolist()
    subsets = []
    at = 0
    for length in lengths:
        subsets.append(Subset(dataset, order[at:at + length]))
        at += length
    return subsets
