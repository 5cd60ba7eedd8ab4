import torch
from torch.autograd.function import once_differentiable

class Cube(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 3

    @staticmethod
    @once_differentiable
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return g * 3 * x ** 2

x = torch.tensor([2.0], requires_grad=True)
(g,) = torch.autograd.grad(Cube.apply(x), x)
print(g, g.requires_grad)
v = torch.tensor([1.0], requires_grad=True)
(g,) = torch.autograd.grad(Cube.apply(x), x, grad_outputs=v, create_graph=True)
print(g.requires_grad)
g.sum().backward()
