import torch

class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * x

    @staticmethod
    def backward(ctx, g):
        (x,) = ctx.saved_tensors
        return 2 * x * g

x = torch.tensor([3.0], requires_grad=True)
y = Square.apply(x)
y.backward(retain_graph=True)
print(x.grad)
y.backward()
print(x.grad)
y.backward()
