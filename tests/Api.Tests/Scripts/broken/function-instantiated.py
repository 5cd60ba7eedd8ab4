# expect: RuntimeError or TypeError
import torch
from torch.autograd import Function

class Bad(Function):
    @staticmethod
    def forward(ctx, x):
        return x

    @staticmethod
    def backward(ctx, g):
        return g

x = torch.ones(2, requires_grad=True)
Bad()(x)
