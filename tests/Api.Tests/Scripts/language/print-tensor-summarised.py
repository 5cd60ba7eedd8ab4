import torch

print(torch.arange(1001))
print(torch.arange(1000).sum())
print(torch.zeros(2000))
print(torch.arange(10000).reshape(100, 100))
print(torch.arange(1200.0).reshape(2, 600) / 8)
print(torch.arange(1001) % 2 == 0)
print(torch.arange(3000).reshape(10, 10, 30))
print(torch.ones(1100, requires_grad=True) * 2)
print(torch.cat([torch.tensor([1e6]), torch.zeros(2000)]))
