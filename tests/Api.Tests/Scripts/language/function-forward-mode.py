import torch
import torch.autograd.forward_ad as fwAD
from torch.autograd import Function

class Product(Function):
    @staticmethod
    def forward(ctx, x, y, power):
        ctx.power = power
        ctx.save_for_backward(x, y)
        ctx.save_for_forward(x, y)
        return x * y ** power

    @staticmethod
    def backward(ctx, g):
        x, y = ctx.saved_tensors
        return g * y ** ctx.power, g * x * ctx.power * y ** (ctx.power - 1), None

    @staticmethod
    def jvp(ctx, dx, dy, dpower):
        x, y = ctx.saved_tensors
        print("jvp", dx, dy, dpower)
        return dx * y ** ctx.power + x * ctx.power * y ** (ctx.power - 1) * dy

class OnlyBackward(Function):
    @staticmethod
    def forward(ctx, x):
        return x * 2

    @staticmethod
    def backward(ctx, g):
        return g * 2

x, y = torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0])
with fwAD.dual_level():
    dual = fwAD.make_dual(x, torch.tensor([1.0, 10.0]))
    print(fwAD.unpack_dual(Product.apply(dual, y, 2)))
    other = fwAD.make_dual(y, torch.tensor([0.0, 1.0]))
    print(fwAD.unpack_dual(Product.apply(dual, other, 1)).tangent)
    print(fwAD.unpack_dual(Product.apply(x, y, 2)).tangent)
    try:
        OnlyBackward.apply(dual)
    except NotImplementedError as e:
        print(e)
leaf = x.clone().requires_grad_()
print(torch.autograd.grad(Product.apply(leaf, y, 2).sum(), leaf))
