# expect: limit
import torch
x = torch.ones(100, requires_grad=True)
while True:
    x = torch.sin(x)
