import torch
from torch import nn

torch.manual_seed(0)
layer = nn.TransformerEncoderLayer(d_model=4, nhead=2, dim_feedforward=8, dropout=0.0, batch_first=True)
x = torch.linspace(-1, 1, 8).view(1, 2, 4)
y = layer(x)
print(y.shape, y.mean(-1).abs() < 1e-5)
y[0, 0, 0].backward()
print(layer.linear1.weight.grad.shape, sum(p.numel() for p in layer.parameters()))
print([n for n, _ in layer.named_parameters()])
print(layer)
