import torch

a = torch.ones(3, 1, requires_grad=True)
b = torch.ones(1, 4, requires_grad=True)
c = torch.tensor(2.0, requires_grad=True)
out = a * b * c
print(out.shape)
out.sum().backward()
print(a.grad, b.grad, c.grad)
x = torch.arange(6.0).view(2, 3)
bias = torch.zeros(3, requires_grad=True)
((x + bias) ** 2).mean().backward()
print(bias.grad)
e = torch.ones(2, requires_grad=True)
e.expand(3, 2).sum().backward()
print(e.grad)
