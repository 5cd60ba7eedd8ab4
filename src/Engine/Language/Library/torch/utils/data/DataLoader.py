from itertools import islice
from torch.utils.data import BatchSampler, IterableDataset, RandomSampler, SequentialSampler, default_collate
from torch.utils.data.sampler import _seed


class DataLoader:
    """The samples of a dataset in batches, in order or shuffled; in memory and in one thread, whatever num_workers says."""

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None,
                 pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None, multiprocessing_context=None, generator=None, *,
                 prefetch_factor=None, persistent_workers=False, pin_memory_device=''):
        self.dataset = dataset
        self.num_workers = num_workers
        self.generator = generator
        self.is_iterable = isinstance(dataset, IterableDataset)
        if self.is_iterable and shuffle:
            raise ValueError(f'DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle={shuffle}')
        if sampler is not None and shuffle:
            raise ValueError('sampler option is mutually exclusive with shuffle')
        if batch_sampler is not None:
            if batch_size != 1 or shuffle or sampler is not None or drop_last:
                raise ValueError('batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last')
            batch_size = None
        elif batch_size is None and drop_last:
            raise ValueError('batch_size=None option disables auto-batching and is mutually exclusive with drop_last')
        if sampler is None and not self.is_iterable:
            sampler = RandomSampler(dataset, generator=generator) if shuffle else SequentialSampler(dataset)
        if batch_size is not None and batch_sampler is None and not self.is_iterable:
            batch_sampler = BatchSampler(sampler, batch_size, drop_last)
        self.batch_size = batch_size
        self.drop_last = drop_last
        self.sampler = sampler
        self.batch_sampler = batch_sampler
        self.collate_fn = collate_fn if collate_fn is not None else self._same if self._is_single() else default_collate

    def _is_single(self):
        return self.batch_size is None and self.batch_sampler is None

    def _same(self, sample):
        return sample

    def __iter__(self):
        # PyTorch draws a seed for its workers whenever it begins, also when it has none.
        _seed(self.generator)
        return self._batches()

    def _batches(self):
        if self.is_iterable:
            samples = iter(self.dataset)
            if self._is_single():
                for sample in samples:
                    yield self.collate_fn(sample)
                return
            while True:
                batch = list(islice(samples, self.batch_size))
                if len(batch) == 0 or (self.drop_last and len(batch) < self.batch_size):
                    return
                yield self.collate_fn(batch)
        elif self._is_single():
            for index in self.sampler:
                yield self.collate_fn(self.dataset[index])
        else:
            for indices in self.batch_sampler:
                yield self.collate_fn([self.dataset[index] for index in indices])

    def __len__(self):
        if self.is_iterable:
            count = len(self.dataset)
            if self.batch_size is None:
                return count
            return count // self.batch_size if self.drop_last else (count + self.batch_size - 1) // self.batch_size
        return len(self.sampler) if self._is_single() else len(self.batch_sampler)
