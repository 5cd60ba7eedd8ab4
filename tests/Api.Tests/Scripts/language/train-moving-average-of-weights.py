import torch
from torch import nn

class EMA:
    def __init__(self, model, decay):
        self.decay = decay
        self.shadow = {n: p.detach().clone() for n, p in model.named_parameters()}

    def update(self, model):
        for n, p in model.named_parameters():
            self.shadow[n].mul_(self.decay).add_(p.detach(), alpha=1 - self.decay)

model = nn.Linear(1, 1)
nn.init.constant_(model.weight, 1.0)
nn.init.zeros_(model.bias)
ema = EMA(model, 0.9)
opt = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(4):
    opt.zero_grad()
    (model(torch.ones(1, 1)) - 3).pow(2).sum().backward()
    opt.step()
    ema.update(model)
    print(step, f"{model.weight.item():.4f} {ema.shadow['weight'].item():.4f} {ema.shadow['bias'].item():.4f}")
