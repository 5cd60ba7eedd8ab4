import torch

index = torch.tensor([0.5, 1.0])
table = torch.arange(4)
print(table[index.long()])
print(table[index])
