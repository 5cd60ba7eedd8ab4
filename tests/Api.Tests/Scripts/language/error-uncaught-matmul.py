import torch

x = torch.randn(4, 3)
w = torch.randn(4, 5, requires_grad=True)
print(x.shape, w.shape)
y = x @ w
print(y)
