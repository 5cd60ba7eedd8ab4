import torch
from torch.autograd import Function

class Many(Function):
    @staticmethod
    def forward(ctx, x, name):
        ctx.name = name
        return x * 2, name, None, x * 3, {"k": 1}

    @staticmethod
    def backward(ctx, *grads):
        print(ctx.name, grads)
        return grads[0] * 2 + grads[3] * 3, None

x = torch.tensor([1.0, 2.0], requires_grad=True)
a, name, nothing, b, d = Many.apply(x, "many")
print(a, name, nothing, b, d, a.grad_fn is b.grad_fn)
a.sum().backward(retain_graph=True)
(a * b).sum().backward()
print(x.grad)

class Inner(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.sin()

    @staticmethod
    def vjp(ctx, g):
        (x,) = ctx.saved_tensors
        return Cosine.apply(x) * g

class Cosine(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x.cos()

    @staticmethod
    def backward(ctx, g):
        return -Inner.apply(ctx.saved_tensors[0]) * g

class Base(Function):
    factor = 2

    @classmethod
    def scale(cls, x):
        return x * cls.factor

    @staticmethod
    def forward(ctx, x):
        with torch.enable_grad():
            inner = x.detach().requires_grad_()
            ctx.inner, ctx.result = inner, inner ** 3
        return ctx.result.detach()

    @staticmethod
    def backward(ctx, g):
        (slope,) = torch.autograd.grad(ctx.result, ctx.inner, g)
        return slope

class Derived(Base):
    factor = 5

y = torch.tensor(0.5, requires_grad=True)
d = Inner.apply(y)
for order in range(4):
    print(order, d)
    (d,) = torch.autograd.grad(d, y, create_graph=True)
z = Derived.apply(Derived.scale(x))
print(z, z.grad_fn.name())
x.grad = None
z.sum().backward()
print(x.grad)
print(z.grad_fn.needs_input_grad, type(z.grad_fn).__name__, isinstance(z.grad_fn, torch.autograd.function.FunctionCtx))
