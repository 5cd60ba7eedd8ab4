import torch

x = torch.ones(3)
print(x.sum())
print(x.summ())
