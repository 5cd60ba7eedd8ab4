import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
y = x + 1
z = y ** 2
y.mul_(2)
print(y, y._version)
z.sum().backward()
