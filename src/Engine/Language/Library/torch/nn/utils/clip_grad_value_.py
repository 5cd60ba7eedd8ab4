import torch


def clip_grad_value_(parameters, clip_value):
    """Keeps every element of the gradients within [−clip_value, clip_value]."""
    parameters = [parameters] if isinstance(parameters, torch.Tensor) else parameters
    clip_value = float(clip_value)
    for parameter in parameters:
        if parameter.grad is not None:
            parameter.grad.data.clamp_(min=-clip_value, max=clip_value)
