import torch

class Broadcast(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 1

    @staticmethod
    def backward(ctx, g):
        return torch.ones(3, 2)

x = torch.ones(2, requires_grad=True)
Broadcast.apply(x).sum().backward()
print(x.grad)
