import torch

class B(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return g * (1 + 1j)

x = torch.ones(2, requires_grad=True)
try:
    B.apply(x).sum().backward()
    print(x.grad)
except RuntimeError as e:
    print("RuntimeError")
