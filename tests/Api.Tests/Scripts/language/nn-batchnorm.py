import torch
from torch import nn

bn = nn.BatchNorm1d(2)
x = torch.tensor([[1.0, 10.0], [3.0, 30.0], [8.0, 80.0]])
print(bn, bn(x))
print(bn.running_mean, bn.running_var, bn.num_batches_tracked)
bn.eval()
print(bn(x))
print(bn.weight, bn.bias, [n for n, _ in bn.named_buffers()])
bn2 = nn.BatchNorm2d(2, momentum=0.5)
img = torch.arange(16.0).view(2, 2, 2, 2)
print(bn2(img).shape, bn2.running_mean, bn2.running_var)
plain = nn.BatchNorm1d(2, affine=False, track_running_stats=False)
print(plain, plain(x)[0])
bn.train()
(bn(x) * torch.tensor([1.0, 2.0])).sum().backward()
print(bn.weight.grad.abs() < 1e-4, bn.bias.grad)
