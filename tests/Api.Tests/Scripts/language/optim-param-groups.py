import torch
from torch import nn, optim

torch.manual_seed(0)
base, head = nn.Linear(2, 2), nn.Linear(2, 1)
opt = optim.SGD([
    {"params": base.parameters()},
    {"params": head.parameters(), "lr": 1.0, "weight_decay": 0.1},
], lr=0.01, momentum=0.9)
for i, group in enumerate(opt.param_groups):
    print(i, group["lr"], group["momentum"], group["weight_decay"], len(group["params"]))
x = torch.tensor([[1.0, 2.0]])
before = [p.clone() for p in base.parameters()]
opt.zero_grad()
head(base(x)).sum().backward()
opt.step()
print([f"{(p - q).abs().max().item():.4f}" for p, q in zip(base.parameters(), before)])
for group in opt.param_groups:
    group["lr"] *= 0.5
print([g["lr"] for g in opt.param_groups], "params" in opt.param_groups[0])
opt.add_param_group({"params": [torch.zeros(1, requires_grad=True)], "lr": 5.0})
print(len(opt.param_groups), opt.param_groups[2]["momentum"])
try:
    optim.SGD([], lr=0.1)
except ValueError as e:
    print("ValueError:", e)
try:
    optim.SGD([torch.zeros(1, requires_grad=True) * 2], lr=0.1)
except ValueError as e:
    print("ValueError:", e)
try:
    optim.SGD(torch.zeros(1), lr=0.1)
except TypeError as e:
    print("TypeError:", e)
