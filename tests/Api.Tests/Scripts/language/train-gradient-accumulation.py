import torch
from torch import nn

def make():
    torch.manual_seed(0)
    model = nn.Linear(2, 1)
    return model, torch.optim.SGD(model.parameters(), lr=0.1)

x = torch.tensor([[1.0, 2.0], [3.0, -1.0], [0.5, 0.5], [-2.0, 1.0]])
y = torch.tensor([[1.0], [0.0], [2.0], [-1.0]])
model, opt = make()
for epoch in range(3):
    opt.zero_grad()
    for i in range(0, 4, 2):
        loss = nn.functional.mse_loss(model(x[i:i + 2]), y[i:i + 2]) / 2
        loss.backward()
    opt.step()
whole, opt = make()
for epoch in range(3):
    opt.zero_grad()
    nn.functional.mse_loss(whole(x), y).backward()
    opt.step()
print(torch.allclose(model.weight, whole.weight, atol=1e-6), model.weight, model.bias)
