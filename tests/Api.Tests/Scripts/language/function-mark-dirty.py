import torch

class Double(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        x.mul_(2)
        ctx.mark_dirty(x)
        return x

    @staticmethod
    def backward(ctx, g):
        return g * 2

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 1
z = Double.apply(y)
print(z is y, y, y._version)
z.sum().backward()
print(x.grad)
try:
    Double.apply(x)
except RuntimeError as e:
    print(e)
