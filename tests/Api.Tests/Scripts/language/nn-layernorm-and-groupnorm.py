import torch
from torch import nn

x = torch.tensor([[1.0, 2.0, 4.0, 6.0], [0.0, 1.0, 4.0, 8.0]])
ln = nn.LayerNorm(4)
print(ln, ln(x), ln.weight, ln.bias)
gn = nn.GroupNorm(2, 4)
print(gn, gn(x))
y = torch.arange(16.0).view(1, 2, 2, 4)
print(nn.LayerNorm([2, 4])(y).shape, nn.LayerNorm(4, elementwise_affine=False)(y)[0, 0, 0], nn.InstanceNorm2d(2)(y)[0, 0])
w = x.clone().requires_grad_()
(ln(w) ** 2 * torch.tensor([1.0, 2.0, 3.0, 4.0])).sum().backward()
print(w.grad, ln.bias.grad)
