import torch

class Binarize(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.sign()

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return g * (x.abs() <= 1).to(g.dtype)

class GradientReversal(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, lam):
        ctx.lam = lam
        return x.view_as(x)

    @staticmethod
    def backward(ctx, g):
        return -ctx.lam * g, None

x = torch.tensor([-2.0, -0.5, 0.3, 4.0], requires_grad=True)
y = Binarize.apply(x)
print(y)
(y * torch.arange(1.0, 5.0)).sum().backward()
print(x.grad)
x.grad = None
GradientReversal.apply(x * 2, 0.5).sum().backward()
print(x.grad)
