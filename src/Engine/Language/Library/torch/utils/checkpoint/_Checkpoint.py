import torch
from torch.autograd import Function


class _Checkpoint(Function):
    """A function's result without its graph; backward makes the graph and goes through it."""

    @staticmethod
    def forward(ctx, function, preserve_rng_state, *args):
        ctx.function = function
        ctx.rng_state = torch.get_rng_state() if preserve_rng_state else None
        ctx.others = [None if isinstance(arg, torch.Tensor) else arg for arg in args]
        ctx.places = [i for i, arg in enumerate(args) if isinstance(arg, torch.Tensor)]
        ctx.save_for_backward(*[args[i] for i in ctx.places])
        with torch.no_grad():
            return function(*args)

    @staticmethod
    def backward(ctx, *grads):
        args = list(ctx.others)
        for place, tensor in zip(ctx.places, ctx.saved_tensors):
            args[place] = tensor.detach().requires_grad_(tensor.requires_grad)
        now = torch.get_rng_state()
        if ctx.rng_state is not None:
            torch.set_rng_state(ctx.rng_state)
        with torch.enable_grad():
            outputs = ctx.function(*args)
        torch.set_rng_state(now)
        outputs = outputs if isinstance(outputs, tuple) else (outputs,)
        pairs = [(output, grad) for output, grad in zip(outputs, grads) if isinstance(output, torch.Tensor) and output.requires_grad]
        if len(pairs) == 0:
            raise RuntimeError('none of output has requires_grad=True, this checkpoint() is not necessary')
        torch.autograd.backward([output for output, grad in pairs], [grad for output, grad in pairs])
        return (None, None) + tuple(arg.grad if isinstance(arg, torch.Tensor) else None for arg in args)
