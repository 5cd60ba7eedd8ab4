# expect: RuntimeError or TypeError
import torch
from torch.autograd import Function

class Bad(Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return "text"

x = torch.ones(2, requires_grad=True)
Bad.apply(x).sum().backward()
