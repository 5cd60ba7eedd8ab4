import torch
from torch import _uniforms


def multinomial(input, num_samples, replacement=False, *, generator=None):
    """Places drawn with the weights that input holds, (classes) or (rows, classes), so many for each row."""
    if input.dim() not in (1, 2):
        raise RuntimeError('prob_dist must be 1 or 2 dim')
    if not input.is_floating_point():
        kind = input.type().replace('torch.', '').replace('Tensor', '')
        raise RuntimeError(f'multinomial only supports floating-point dtypes for input, got: {kind}')
    if num_samples <= 0:
        raise RuntimeError('cannot sample n_sample <= 0 samples')
    if not replacement and num_samples > input.size(-1):
        raise RuntimeError('cannot sample n_sample > prob_dist.size(-1) samples without replacement')
    weights = input.detach()
    if not bool((torch.isfinite(weights) & (weights >= 0)).all()):
        raise RuntimeError('probability tensor contains either `inf`, `nan` or element < 0')
    if not bool((weights.sum(-1) > 0).all()):
        raise RuntimeError('invalid multinomial distribution (sum of probabilities <= 0)')
    if not replacement:
        # The greatest of the weights divided by exponential numbers is as likely each as its weight.
        race = weights / (-torch.log1p(-_uniforms(weights.shape, generator))).to(weights.dtype)
        return race.argmax(-1, keepdim=True) if num_samples == 1 else race.topk(num_samples, -1)[1]
    steps = weights.cumsum(-1)
    steps = (steps / steps[..., -1:]).double()
    steps[..., -1] = 1
    return torch.searchsorted(steps, _uniforms(tuple(weights.shape[:-1]) + (num_samples,), generator))
