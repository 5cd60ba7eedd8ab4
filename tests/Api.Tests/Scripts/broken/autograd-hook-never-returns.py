# expect: limit
import torch

def hook(g):
    while True:
        pass

x = torch.ones(2, requires_grad=True)
x.register_hook(hook)
x.sum().backward()
