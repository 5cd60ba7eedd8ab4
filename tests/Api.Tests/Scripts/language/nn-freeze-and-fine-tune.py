import torch
from torch import nn, optim

torch.manual_seed(0)
backbone = nn.Sequential(nn.Linear(2, 3), nn.Tanh())
head = nn.Linear(3, 1)
for param in backbone.parameters():
    param.requires_grad = False
before = backbone[0].weight.clone()
model = nn.Sequential(backbone, head)
optimizer = optim.SGD(filter(lambda p: p.requires_grad, model.parameters()), lr=0.1)
x, y = torch.tensor([[0.0, 1.0], [1.0, 0.0]]), torch.tensor([[1.0], [-1.0]])
for step in range(5):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(x), y)
    loss.backward()
    optimizer.step()
    print(step, f"{loss.item():.4f}")
print(torch.equal(before, backbone[0].weight), backbone[0].weight.grad, head.weight.grad.shape)
print([n for n, p in model.named_parameters() if p.requires_grad])
