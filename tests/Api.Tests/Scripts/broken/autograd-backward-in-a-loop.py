# expect: limit
import torch

x = torch.ones(10, requires_grad=True)
while True:
    (x ** 2).sum().backward()
