# expect: limit
import torch
print(torch.rand(10 ** 12))
