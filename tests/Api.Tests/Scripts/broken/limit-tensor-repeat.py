# expect: limit
import torch
print(torch.ones(1000).repeat(10 ** 10))
