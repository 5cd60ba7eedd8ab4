import torch

class B(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return 2.0

x = torch.ones(1, requires_grad=True)
B.apply(x).backward()
