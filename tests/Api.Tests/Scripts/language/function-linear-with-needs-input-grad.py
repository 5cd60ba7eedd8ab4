import torch

class Linear(torch.autograd.Function):
    @staticmethod
    def forward(ctx, input, weight, bias=None):
        ctx.save_for_backward(input, weight, bias)
        output = input.mm(weight.t())
        if bias is not None:
            output += bias.unsqueeze(0).expand_as(output)
        return output

    @staticmethod
    def backward(ctx, grad_output):
        input, weight, bias = ctx.saved_tensors
        Linear.needed = ctx.needs_input_grad
        grad_input = grad_weight = grad_bias = None
        if ctx.needs_input_grad[0]:
            grad_input = grad_output.mm(weight)
        if ctx.needs_input_grad[1]:
            grad_weight = grad_output.t().mm(input)
        if bias is not None and ctx.needs_input_grad[2]:
            grad_bias = grad_output.sum(0)
        return grad_input, grad_weight, grad_bias

x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
w = torch.tensor([[0.5, -0.5]], requires_grad=True)
b = torch.tensor([0.1], requires_grad=True)
out = Linear.apply(x, w, b)
print(out)
out.sum().backward()
print(w.grad, b.grad, x.grad, Linear.needed)
x2 = x.clone().requires_grad_()
Linear.apply(x2, w.detach()).sum().backward()
print(x2.grad, Linear.needed)
inputs = (torch.tensor([[0.1, 0.2]], dtype=torch.float64, requires_grad=True), torch.tensor([[0.3, 0.4]], dtype=torch.float64, requires_grad=True))
print(torch.autograd.gradcheck(Linear.apply, inputs))
