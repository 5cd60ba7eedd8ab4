import torch

class SinCos(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        s, c = torch.sin(x), torch.cos(x)
        ctx.save_for_backward(s, c)
        return s, c

    @staticmethod
    def backward(ctx, gs, gc):
        s, c = ctx.saved_tensors
        print("grads", gs, gc)
        return gs * c - gc * s

x = torch.tensor([0.0, 1.0], requires_grad=True)
s, c = SinCos.apply(x)
print(s, c)
s.sum().backward(retain_graph=True)
print(x.grad)
(s * c).sum().backward()
print(x.grad)
print(s.grad_fn is c.grad_fn, s.grad_fn.name())
