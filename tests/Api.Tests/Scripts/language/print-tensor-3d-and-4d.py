import torch

print(torch.arange(8).reshape(2, 2, 2))
print(torch.arange(12.0).reshape(2, 3, 2))
print(torch.zeros(1, 1, 1))
print(torch.arange(16).reshape(2, 2, 2, 2))
print(torch.ones(1, 2, 1, 3) * 0.5)
print(torch.arange(6.0).reshape(1, 2, 3).requires_grad_())
print((torch.arange(4.0).reshape(2, 2, 1) > 1))
print(torch.eye(3).unsqueeze(0).double())
