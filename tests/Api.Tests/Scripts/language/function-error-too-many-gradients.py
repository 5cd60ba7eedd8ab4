import torch

class B(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return g, g

x = torch.ones(2, requires_grad=True)
y = B.apply(x)
print(y)
y.sum().backward()
