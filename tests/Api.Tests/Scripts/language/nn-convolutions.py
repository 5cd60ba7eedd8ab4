import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(0)
conv = nn.Conv2d(1, 2, kernel_size=2)
print(conv, conv.weight.shape, conv.bias.shape)
print(conv.weight, conv.bias)
x = torch.arange(9.0).view(1, 1, 3, 3)
print(conv(x))
print(nn.Conv2d(1, 4, 3, stride=2, padding=1), nn.Conv2d(1, 4, 3, stride=2, padding=1)(torch.zeros(2, 1, 8, 8)).shape)
print(nn.Conv1d(2, 3, 2), nn.Conv1d(2, 3, 2)(torch.zeros(1, 2, 5)).shape, nn.Conv2d(4, 4, 3, groups=2, bias=False, padding="same"))
print(nn.ConvTranspose2d(2, 1, 2, stride=2), nn.ConvTranspose2d(2, 1, 2, stride=2)(torch.zeros(1, 2, 3, 3)).shape)
k = torch.tensor([[[[1.0, 0.0], [0.0, -1.0]]]], requires_grad=True)
y = F.conv2d(x, k)
y.sum().backward()
print(y, k.grad)
print(F.conv2d(x, k.detach(), padding=1, stride=2), F.conv1d(torch.arange(5.0).view(1, 1, 5), torch.ones(1, 1, 3)), F.conv_transpose2d(x[:, :, :2, :2], k.detach()))
print(F.conv2d(x, k.detach(), bias=torch.tensor([100.0]), dilation=2).shape)
