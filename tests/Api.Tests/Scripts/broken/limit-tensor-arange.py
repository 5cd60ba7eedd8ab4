# expect: limit
import torch
print(torch.arange(10 ** 13))
