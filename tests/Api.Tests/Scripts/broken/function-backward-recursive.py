# expect: limit or RecursionError or RuntimeError
import torch
from torch.autograd import Function

class Bad(Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        with torch.enable_grad():
            y = torch.ones(2, requires_grad=True)
            Bad.apply(y).sum().backward()
        return g

x = torch.ones(2, requires_grad=True)
Bad.apply(x).sum().backward()
