import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 3
y.add_(1)
y *= 2
y[0] = 0
print(y, y._version, y.grad_fn.name())
y.sum().backward()
print(x.grad)
x.grad = None
h = x + 0
h.exp_()
h.sum().backward()
print(x.grad)
b = torch.zeros(2)
b.add_(x)
print(b.requires_grad, b.is_leaf)
c = torch.zeros(3)
c[1:] = x * 2
print(c, c.requires_grad)
c.sum().backward()
print(x.grad)
m = torch.zeros(2, 2)
m[0] = x
m[:, 1] += x
(m * torch.tensor([[1.0, 2.0], [3.0, 4.0]])).sum().backward()
print(m, x.grad)
