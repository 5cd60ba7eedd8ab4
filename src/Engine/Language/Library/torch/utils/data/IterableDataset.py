from torch.utils.data import Dataset


class IterableDataset(Dataset):
    """Samples one after another: what derives from it defines __iter__."""

    def __iter__(self):
        raise NotImplementedError
