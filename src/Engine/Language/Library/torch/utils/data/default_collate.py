import torch


def default_collate(batch):
    """One of many: tensors and numbers stacked, in the tuples, lists and dictionaries that hold them."""
    first = batch[0]
    if isinstance(first, torch.Tensor):
        return torch.stack(batch, 0)
    if isinstance(first, float):
        return torch.tensor(batch, dtype=torch.float64)
    if isinstance(first, int):
        return torch.tensor(batch)
    if isinstance(first, str):
        return batch
    if isinstance(first, dict):
        return {key: default_collate([sample[key] for sample in batch]) for key in first}
    if isinstance(first, tuple) and hasattr(first, '_fields'):
        return type(first)(*[default_collate(members) for members in zip(*batch)])
    if isinstance(first, (tuple, list)):
        if not all(len(sample) == len(first) for sample in batch):
            raise RuntimeError('each element in list of batch should be of equal size')
        return [default_collate(members) for members in zip(*batch)]
    raise TypeError('default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; '
                    f'found {type(first)}')
