# expect: limit
import torch
print(torch.eye(10 ** 7))
