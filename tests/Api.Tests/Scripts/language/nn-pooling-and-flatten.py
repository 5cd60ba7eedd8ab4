import torch
from torch import nn
import torch.nn.functional as F

x = torch.tensor([[[[1.0, 2.0, 3.0, 4.0], [5.0, 6.0, 7.0, 8.0], [9.0, 1.0, 2.0, 3.0], [4.0, 5.0, 6.0, 7.0]]]], requires_grad=True)
print(nn.MaxPool2d(2)(x), nn.AvgPool2d(2)(x), nn.MaxPool2d(3, stride=1, padding=1)(x).shape)
print(nn.AdaptiveAvgPool2d(1)(x).data, nn.AdaptiveAvgPool2d((2, 2))(x).shape, F.max_pool2d(x, 2, stride=1).shape, F.avg_pool2d(x, (1, 2)).shape)
nn.MaxPool2d(2)(x).sum().backward()
print(x.grad)
print(nn.Flatten()(x).shape, nn.Flatten(2)(x).shape, nn.Unflatten(1, (1, 1))(x).shape, nn.MaxPool1d(2)(torch.arange(6.0).view(1, 1, 6)))
print(nn.MaxPool2d(2), nn.AvgPool2d(2), nn.Flatten(), nn.AdaptiveAvgPool2d(1), nn.MaxPool2d(2, 2), nn.MaxPool2d((2, 1), stride=1))
values, index = F.max_pool2d(x.detach(), 2, return_indices=True)
print(index, nn.Upsample(scale_factor=2)(values).shape, F.pad(values, (1, 1)).shape, F.interpolate(values, scale_factor=2, mode="nearest")[0, 0, 0])
