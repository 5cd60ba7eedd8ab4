# expect: limit
import torch
x = torch.arange(10.0 ** 6)
print(torch.outer(x, x).sum())
