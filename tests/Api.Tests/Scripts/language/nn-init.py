import torch
from torch import nn

torch.manual_seed(0)
w = torch.empty(3, 4)
print(nn.init.zeros_(w), nn.init.ones_(w), nn.init.constant_(w, 0.3), nn.init.eye_(torch.empty(2, 2)))
print(nn.init.uniform_(w, -1, 1))
print(nn.init.normal_(w, mean=0.0, std=0.02))
print(nn.init.xavier_uniform_(w))
print(nn.init.xavier_normal_(w))
print(nn.init.kaiming_uniform_(w, nonlinearity="relu"))
print(nn.init.kaiming_normal_(w, mode="fan_out"))
print(nn.init.calculate_gain("relu"), nn.init.calculate_gain("tanh"))

def init_weights(m):
    if isinstance(m, nn.Linear):
        nn.init.constant_(m.weight, 0.5)
        m.bias.data.fill_(0.01)

net = nn.Sequential(nn.Linear(2, 2), nn.ReLU(), nn.Linear(2, 1))
net.apply(init_weights)
print(net(torch.ones(1, 2)), [p.data for p in net.parameters()])
layer = nn.Linear(2, 2)
with torch.no_grad():
    layer.weight.copy_(torch.eye(2))
    layer.bias.zero_()
print(layer(torch.tensor([5.0, 6.0])), layer.weight)
q = nn.init.orthogonal_(torch.empty(3, 3))
print(torch.allclose(q @ q.T, torch.eye(3), atol=1e-5))
