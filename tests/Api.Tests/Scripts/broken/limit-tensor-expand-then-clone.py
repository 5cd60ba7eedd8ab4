# expect: limit
import torch
print(torch.ones(1).expand(10 ** 12).clone().sum())
