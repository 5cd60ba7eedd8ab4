import torch

class B(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return torch.ones(10)

x = torch.ones(5, 5, requires_grad=True)
B.apply(x).sum().backward()
