import torch

x = torch.tensor(3.0, requires_grad=True)
y = x ** 2
(g,) = torch.autograd.grad(y, x)
print(g, g.requires_grad, g.grad_fn)
try:
    torch.autograd.grad(g, x)
except RuntimeError as e:
    print(e)
(g,) = torch.autograd.grad(2 * x, x, create_graph=True)
print(g, g.requires_grad)
(g,) = torch.autograd.grad(x ** 2, x, create_graph=True)
(h,) = torch.autograd.grad(g, x, create_graph=True)
print(g, h, h.requires_grad)
torch.autograd.grad(h, x)
