import torch
from torch import nn

net = nn.Sequential(nn.Linear(2, 2, bias=False), nn.ReLU())
with torch.no_grad():
    net[0].weight.copy_(torch.tensor([[1.0, 0.0], [0.0, -1.0]]))
seen = {}

def keep(name):
    def hook(module, inputs, output):
        seen[name] = output.detach()
    return hook

handles = [m.register_forward_hook(keep(n)) for n, m in net.named_children()]
net(torch.tensor([[1.0, 2.0]]))
print(seen)
for h in handles:
    h.remove()
seen.clear()
net(torch.tensor([[1.0, 2.0]]))
print(seen)
net[0].register_forward_pre_hook(lambda m, args: (args[0] * 10,))
print(net(torch.tensor([[1.0, 2.0]])))
