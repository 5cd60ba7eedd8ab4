import torch

class MyReLU(torch.autograd.Function):
    """A rectifier with its own backward pass, as the tutorials write it."""
    @staticmethod
    def forward(ctx, input):
        ctx.save_for_backward(input)
        return input.clamp(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        input, = ctx.saved_tensors
        grad_input = grad_output.clone()
        grad_input[input < 0] = 0
        return grad_input

class Exp(torch.autograd.Function):
    @staticmethod
    def forward(ctx, i):
        result = i.exp()
        ctx.save_for_backward(result)
        return result

    @staticmethod
    def backward(ctx, grad_output):
        result, = ctx.saved_tensors
        return grad_output * result

x = torch.tensor([-1.0, 0.0, 2.0], requires_grad=True)
MyReLU.apply(x).sum().backward()
print(x.grad)
x.grad = None
Exp.apply(MyReLU.apply(x)).sum().backward()
print(x.grad)
