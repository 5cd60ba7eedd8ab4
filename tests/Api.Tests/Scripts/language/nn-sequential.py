import torch
from torch import nn
from collections import OrderedDict

torch.manual_seed(1)
model = nn.Sequential(
    nn.Linear(2, 3),
    nn.ReLU(),
    nn.Linear(3, 1),
)
print(model)
print(model(torch.tensor([[1.0, -1.0]])))
print(len(model), model[0], model[-1].weight.shape, [type(m).__name__ for m in model])
for name, p in model.named_parameters():
    print(name, tuple(p.shape), p.requires_grad)
print(sum(p.numel() for p in model.parameters()), len(list(model.parameters())))
named = nn.Sequential(OrderedDict([("fc1", nn.Linear(2, 2)), ("act", nn.Tanh())]))
print(named, named.fc1.weight.shape)
model.add_module("out", nn.Sigmoid())
print(model(torch.zeros(1, 2)), len(model), model[:2])
model[1] = nn.Identity()
print(model)
