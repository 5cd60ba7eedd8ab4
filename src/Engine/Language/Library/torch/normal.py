import torch


def normal(mean, std=1.0, size=None, *, generator=None, dtype=None, device=None, requires_grad=False):
    """Normal numbers with a mean and a standard deviation for each, or for all of a size."""
    numbers = [value for value in (mean, std) if isinstance(value, torch.Tensor)]
    if size is None:
        if not numbers:
            raise TypeError('normal() missing 1 required positional arguments: "size"')
        size = torch.broadcast_tensors(*numbers)[0].shape
        dtype = numbers[0].dtype
    options = {} if generator is None else {'generator': generator}
    result = torch.empty(tuple(size), dtype=dtype)
    with torch.no_grad():
        if not numbers:
            return result.normal_(mean, std, **options).requires_grad_(requires_grad)
        return result.normal_(**options).mul_(std).add_(mean)
