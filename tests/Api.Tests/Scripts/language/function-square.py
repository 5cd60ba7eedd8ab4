import torch
from torch.autograd import Function

class Square(Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x ** 2

    @staticmethod
    def backward(ctx, grad_output):
        (x,) = ctx.saved_tensors
        return grad_output * 2 * x

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = Square.apply(x)
print(y, y.grad_fn.name(), type(y.grad_fn).__name__)
y.sum().backward()
print(x.grad)
square = Square.apply
(g,) = torch.autograd.grad(square(x).sum(), x, create_graph=True)
(h,) = torch.autograd.grad(g.sum(), x)
print(g.tolist(), h)
print(torch.autograd.gradcheck(square, torch.tensor([0.5, -1.0], dtype=torch.float64, requires_grad=True)))
with torch.no_grad():
    print(square(x))
print(square(torch.tensor(4.0)), square(x)[0].item())
