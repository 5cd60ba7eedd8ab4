import torch
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self, hidden=4):
        super().__init__()
        self.fc1 = nn.Linear(2, hidden)
        self.fc2 = nn.Linear(hidden, 1)
        self.scale = nn.Parameter(torch.tensor(2.0))
        self.calls = 0

    def forward(self, x):
        self.calls += 1
        x = F.relu(self.fc1(x))
        return self.fc2(x) * self.scale

torch.manual_seed(0)
net = Net()
print(net)
out = net(torch.tensor([[1.0, 2.0], [-1.0, 0.5]]))
print(out, net.calls)
out.sum().backward()
for name, p in net.named_parameters():
    print(name, list(p.shape), f"{p.grad.sum():.4f}")
print([n for n, _ in net.named_children()], [n for n, _ in net.named_modules()], len(list(net.modules())))
net.zero_grad(set_to_none=True)
print(net.scale.grad, isinstance(net, nn.Module), type(net).__name__)
try:
    net.missing
except AttributeError as e:
    print("AttributeError:", e)
try:
    Net().forward()
except TypeError as e:
    print("TypeError:", e)

class Old(nn.Module):
    def __init__(self):
        super(Old, self).__init__()
    def forward(self, x, y=1):
        return x + y

print(Old()(torch.ones(1)), Old()(torch.ones(1), y=5), Old())
