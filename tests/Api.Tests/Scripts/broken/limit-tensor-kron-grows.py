# expect: limit
import torch
x = torch.ones(10, 10)
for i in range(10):
    x = torch.kron(x, x)
