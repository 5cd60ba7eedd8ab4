import torch

def solve(a):
    """The positive root of x^2 + a x = 2, by Newton's method."""
    x = torch.ones_like(a)
    for _ in range(30):
        x = x - (x ** 2 + a * x - 2) / (2 * x + a)
    return x

class Root(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a):
        x = solve(a)
        ctx.save_for_backward(a, x)
        return x

    @staticmethod
    def backward(ctx, g):
        a, x = ctx.saved_tensors
        return -g * x / (2 * x + a)

a = torch.tensor([1.0, 0.5], dtype=torch.float64, requires_grad=True)
x = Root.apply(a)
print(x, torch.allclose(x ** 2 + a * x, torch.full_like(x, 2.0)))
(implicit,) = torch.autograd.grad(x.sum(), a)
(unrolled,) = torch.autograd.grad(solve(a).sum(), a)
print(implicit, torch.allclose(implicit, unrolled))
print(torch.autograd.gradcheck(Root.apply, (a,)))
