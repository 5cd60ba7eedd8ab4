import torch
from torch.utils.checkpoint import checkpoint

calls = []

def block(x):
    calls.append(torch.is_grad_enabled())
    return torch.tanh(x) * 2

x = torch.tensor([0.0, 0.5], requires_grad=True)
y = checkpoint(block, x, use_reentrant=False)
print(len(calls), y)
y.sum().backward()
print(len(calls), x.grad)
