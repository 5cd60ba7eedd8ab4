import torch

class SortWithIndex(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        values, index = x.sort()
        ctx.mark_non_differentiable(index)
        ctx.save_for_backward(index)
        ctx.n = x.numel()
        return values, index

    @staticmethod
    def backward(ctx, g, _):
        (index,) = ctx.saved_tensors
        grad = torch.zeros(ctx.n)
        grad.index_add_(0, index, g)
        return grad

x = torch.tensor([3.0, 1.0, 2.0], requires_grad=True)
values, index = SortWithIndex.apply(x)
print(values, index, values.requires_grad, index.requires_grad)
(values * torch.tensor([1.0, 10.0, 100.0])).sum().backward()
print(x.grad)
