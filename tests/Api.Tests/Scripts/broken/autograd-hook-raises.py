# expect: ValueError
import torch

def hook(g):
    raise ValueError("in the hook")

x = torch.ones(2, requires_grad=True)
y = x * 2
y.register_hook(hook)
y.sum().backward()
