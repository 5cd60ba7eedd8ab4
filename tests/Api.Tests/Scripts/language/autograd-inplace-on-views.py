import torch

x = torch.ones(2, 3, requires_grad=True)
base = x * 1
row = base[0]
row.mul_(5)
print(base, base.grad_fn.name())
base.sum().backward()
print(x.grad)
x.grad = None
base = x * 2
flat = base.view(-1)
flat[0:2] *= 10
flat[5] = 0
(base * torch.arange(6.0).view(2, 3)).sum().backward()
print(x.grad)
t = torch.zeros(4)
v = t[:2]
w = torch.tensor([1.0, 2.0], requires_grad=True)
v.copy_(w)
print(t, t.requires_grad, v.requires_grad)
(t ** 2).sum().backward()
print(w.grad)
parts = (x * 1).unbind(0)
try:
    parts[0].add_(1)
except RuntimeError as e:
    print(str(e)[:60])
try:
    torch.ones(1, 2).expand(3, 2).add_(1)
except RuntimeError as e:
    print(e)
