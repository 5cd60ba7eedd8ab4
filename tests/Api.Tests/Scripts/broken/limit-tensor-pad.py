# expect: limit
import torch
print(torch.nn.functional.pad(torch.ones(1), (10 ** 12, 0)))
