import torch
from torch import nn

model = nn.Sequential(nn.Dropout(0.5), nn.Identity())
x = torch.ones(2, 4)
print(model.training, model[0].training)
model.eval()
print(model(x), model.training, model[0].training)
model.train()
torch.manual_seed(0)
y = model(x.repeat(500, 1))
print(((y == 0) | (y == 2)).all(), (y.mean() - 1).abs() < 0.1)
model.train(False)
print(torch.equal(model(x), x), nn.Dropout(p=0.0)(x).equal(x), model)
print(nn.Dropout(1.0)(x))
try:
    nn.Dropout(1.5)
except ValueError as e:
    print("ValueError:", e)
