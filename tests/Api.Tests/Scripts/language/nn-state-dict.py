import torch
from torch import nn

torch.manual_seed(0)
a = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
b = nn.Sequential(nn.Linear(2, 2), nn.BatchNorm1d(2))
print(list(a.state_dict().keys()))
for name, value in a.state_dict().items():
    print(name, tuple(value.shape), value.dtype, value.requires_grad)
print(torch.equal(a[0].weight, b[0].weight))
print(b.load_state_dict(a.state_dict()))
print(torch.equal(a[0].weight, b[0].weight))
state = a.state_dict()
state["0.bias"] = torch.tensor([1.0, 2.0])
a.load_state_dict(state)
print(a[0].bias)
try:
    b.load_state_dict({"0.weight": torch.zeros(2, 2)})
except RuntimeError as e:
    print(e)
try:
    nn.Linear(2, 2).load_state_dict({"weight": torch.zeros(3, 2), "bias": torch.zeros(2)})
except RuntimeError as e:
    print(e)
