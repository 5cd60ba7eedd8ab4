import torch

weights = [torch.ones(2), torch.zeros(2)]
for i in range(3):
    print(i, weights[i])
