import torch
from torch.utils.checkpoint import _random_state, _with_random_state


class CheckpointFunction(torch.autograd.Function):
    """A function of which only the inputs are kept: the backward runs it again, and a pass of its own within the pass."""

    @staticmethod
    def forward(ctx, function, preserve_rng_state, *args):
        ctx.function = function
        ctx.random = _random_state() if preserve_rng_state else None
        ctx.args = [None if torch.is_tensor(arg) else arg for arg in args]
        ctx.places = [i for i, arg in enumerate(args) if torch.is_tensor(arg)]
        ctx.save_for_backward(*[args[i] for i in ctx.places])
        return function(*args)

    @staticmethod
    def backward(ctx, *grads):
        if not torch.autograd._is_checkpoint_valid():
            raise RuntimeError('Checkpointing is not compatible with .grad() or when an `inputs` parameter is passed to .backward(). '
                               'Please use .backward() and do not pass its `inputs` argument.')
        args = list(ctx.args)
        for i, tensor in zip(ctx.places, ctx.saved_tensors):
            args[i] = tensor.detach()
            args[i].requires_grad = tensor.requires_grad
        with torch.enable_grad():
            outputs = _with_random_state(ctx.random, lambda: ctx.function(*args))
        if torch.is_tensor(outputs):
            outputs = (outputs,)
        roots = [(output, grad) for output, grad in zip(outputs, grads) if torch.is_tensor(output) and output.requires_grad]
        if not roots:
            raise RuntimeError('none of output has requires_grad=True, this checkpoint() is not necessary')
        torch.autograd.backward([output for output, grad in roots], [grad for output, grad in roots])
        return (None, None) + tuple(arg.grad if torch.is_tensor(arg) else None for arg in args)
