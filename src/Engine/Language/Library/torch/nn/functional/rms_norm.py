import torch


def rms_norm(input, normalized_shape, weight=None, eps=None):
    """input / √(mean of input² + eps) over the last dimensions, times weight; eps is the dtype's own where None."""
    shape = list(normalized_shape)
    if list(input.shape[-len(shape):]) != shape:
        raise RuntimeError(f'Given normalized_shape={shape}, expected input with shape [*, {str(shape)[1:]}, '
                           f'but got input of size{list(input.shape)}')
    eps = torch.finfo(input.dtype).eps if eps is None else eps
    dims = tuple(range(-len(shape), 0))
    result = input * torch.rsqrt(input.pow(2).mean(dims, keepdim=True) + eps)
    return result if weight is None else result * weight
