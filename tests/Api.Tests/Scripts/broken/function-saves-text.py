# expect: TypeError
import torch
from torch.autograd import Function

class Bad(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward("text")
        return x

    @staticmethod
    def backward(ctx, g):
        return g

x = torch.ones(2, requires_grad=True)
Bad.apply(x).sum().backward()
