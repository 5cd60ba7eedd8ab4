from torch.autograd import Function


class BackwardHookFunction(Function):
    """The identity; hands the gradients that pass through it to a function, which may give others."""

    @staticmethod
    def forward(ctx, visit, *tensors):
        ctx.visit = visit
        return tuple(tensor.view_as(tensor) for tensor in tensors)

    @staticmethod
    def backward(ctx, *grads):
        return (None,) + tuple(ctx.visit(grads))
