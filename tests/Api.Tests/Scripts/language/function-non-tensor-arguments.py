import torch
from torch.autograd import Function

class MulConstant(Function):
    @staticmethod
    def forward(ctx, tensor, constant, name="scale"):
        ctx.constant = constant
        ctx.name = name
        return tensor * constant

    @staticmethod
    def backward(ctx, grad_output):
        print("backward of", ctx.name)
        return grad_output * ctx.constant, None, None

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = MulConstant.apply(x, 5, "five")
print(y)
y.sum().backward()
print(x.grad)
MulConstant.apply(x, 0.5).sum().backward()
print(x.grad)
try:
    MulConstant.apply(x)
except TypeError as e:
    print("TypeError:", e)
