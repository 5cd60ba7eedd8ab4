# expect: limit
import torch

x = torch.ones(2, requires_grad=True)
opt = torch.optim.LBFGS([x])

def closure():
    while True:
        pass

opt.step(closure)
