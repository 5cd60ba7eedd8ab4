# expect: limit
import torch

x = torch.tensor(1.5, requires_grad=True)
y = torch.sin(x * torch.exp(x))
while True:
    (y,) = torch.autograd.grad(y, x, create_graph=True)
