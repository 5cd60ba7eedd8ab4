import torch
import torch.nn.functional as F


def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    """Leaky ReLU; in training the slope of each element that is not positive is drawn, uniform in [lower, upper)."""
    if training:
        drawn = input <= 0
        slopes = torch.rand(int(drawn.sum()), dtype=torch.float64) * (upper - lower) + lower
        result = input * torch.ones_like(input).masked_scatter(drawn, slopes.to(input.dtype))
    else:
        result = F.leaky_relu(input, (lower + upper) / 2)
    return input.copy_(result) if inplace else result
