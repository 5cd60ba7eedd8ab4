import torch

pred = torch.zeros(3)
target = torch.zeros(4)
print("about to subtract")
loss = ((pred - target) ** 2).mean()
print(loss)
