import torch
from torch import nn

torch.manual_seed(2)
x = torch.tensor([[1.0, -1.0]])
for cell in (nn.RNNCell(2, 2), nn.GRUCell(2, 2)):
    h = torch.zeros(1, 2)
    for t in range(3):
        h = cell(x, h)
    print(cell, h.data)
cell = nn.LSTMCell(2, 2)
h = c = torch.zeros(1, 2)
for t in range(3):
    h, c = cell(x * t, (h, c))
print(cell, h.data, c.data)
h.sum().backward()
print(cell.weight_hh.grad.shape, cell.bias_ih.grad)
