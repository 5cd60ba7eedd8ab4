import torch

print(torch.exp(torch.zeros(2)))
print(torch.expp(torch.zeros(2)))
