from typing import Generic


class Dataset(Generic):
    """Samples by number: what derives from it defines __getitem__, and __len__."""

    def __getitem__(self, index):
        raise NotImplementedError

    def __add__(self, other):
        from torch.utils.data import ConcatDataset
        return ConcatDataset([self, other])
