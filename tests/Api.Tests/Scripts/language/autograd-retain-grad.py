import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 3
z = y ** 2
y.retain_grad()
z.retain_grad()
out = z.sum()
out.backward()
print(x.grad, y.grad, z.grad)
print(y.retains_grad, x.retains_grad, out.retains_grad, y.is_leaf)
x.retain_grad()
print(x.retains_grad)
try:
    torch.ones(1).retain_grad()
except RuntimeError as e:
    print(e)
h = x * 2
h.retain_grad()
(h.sum() + (h ** 2).sum()).backward()
print(h.grad)
