import torch

class Nothing(torch.autograd.Function):
    @staticmethod
    def backward(ctx, g):
        return g

Nothing.apply(torch.ones(1, requires_grad=True))
