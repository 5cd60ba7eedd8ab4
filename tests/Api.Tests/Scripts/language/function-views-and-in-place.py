import torch
from torch.autograd import Function

class Flat(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.shape = x.shape
        return x.view(-1)

    @staticmethod
    def backward(ctx, g):
        return g.view(ctx.shape) * 3

class Same(Function):
    @staticmethod
    def forward(ctx, x):
        return x

    @staticmethod
    def backward(ctx, g):
        return g * 3

class Double(Function):
    @staticmethod
    def forward(ctx, x, other=None):
        ctx.two = other is not None
        ctx.mark_dirty(x.mul_(2))
        return (x, other * 2) if ctx.two else x

    @staticmethod
    def backward(ctx, g, h=None):
        return (g * 2, h * 2) if ctx.two else (g * 2, None)

def attempt(f):
    try:
        print(f())
    except RuntimeError as e:
        print(e)

x = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
for function in (Flat, Same):
    y = function.apply(x * 1)
    print(y, y.grad_fn.name(), y._is_view())
    attempt(lambda: y.add_(1))
    x.grad = None
    function.apply(x).sum().backward()
    print(x.grad)
b = x * 1
c = Double.apply(b)
print(c is b, b.grad_fn.name(), b._version)
row = b[0]
Double.apply(row)
print(b, b.grad_fn.name(), b._version)
x.grad = None
b.sum().backward()
print(x.grad)
attempt(lambda: Double.apply(x))
attempt(lambda: Double.apply((x * 1)[0], x))
first, second = Double.apply(x * 1, x)
print(first.grad_fn is second.grad_fn, first.requires_grad)
with torch.no_grad():
    z = torch.ones(2)
    print(Double.apply(z), z, Same.apply(x).requires_grad, Flat.apply(x).grad_fn)
