import torch

x = torch.zeros(3)
print(x._version)
x.add_(1)
x[0] = 2
v = x[:2]
v.mul_(3)
d = x.detach()
d.sub_(1)
print(x._version, v._version, d._version, x.clone()._version, x.data._version)
y = torch.ones(2, requires_grad=True)
with torch.no_grad():
    y.add_(1)
    y.mul_(2)
print(y._version, y)
z = y * 2
z += 1
z.zero_()
print(z._version, x.view(3, 1)._version, torch.zeros(1)._version)
