import torch
import torch.nn as nn

torch.manual_seed(0)
layer = nn.Linear(3, 2)
print(layer)
print(layer.weight)
print(layer.bias)
x = torch.tensor([[1.0, 2.0, 3.0]])
print(layer(x))
print(layer.in_features, layer.out_features, layer.weight.shape, layer.weight.requires_grad, layer.weight.is_leaf)
print(nn.Linear(2, 1, bias=False), nn.Linear(2, 1, bias=False).bias)
torch.manual_seed(42)
wide = nn.Linear(10, 4)
print(wide.weight, wide.bias)
print(torch.allclose(wide(torch.ones(1, 10)), wide.weight.sum(1) + wide.bias))
print(nn.Linear(2, 2, dtype=torch.float64).weight.dtype)
try:
    layer(torch.ones(1, 4))
except RuntimeError as e:
    print("RuntimeError:", e)
