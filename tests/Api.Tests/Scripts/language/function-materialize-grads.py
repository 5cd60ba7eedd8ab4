import torch

class Two(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, materialize):
        ctx.set_materialize_grads(materialize)
        return x * 2, x * 3

    @staticmethod
    def backward(ctx, a, b):
        print(a, b)
        g = torch.zeros(2)
        if a is not None:
            g = g + a * 2
        if b is not None:
            g = g + b * 3
        return g, None

x = torch.tensor([1.0, 2.0], requires_grad=True)
for materialize in (True, False):
    x.grad = None
    first, second = Two.apply(x, materialize)
    first.sum().backward()
    print(x.grad)
