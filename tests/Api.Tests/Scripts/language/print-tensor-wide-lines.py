import torch

print(torch.arange(40))
print(torch.arange(30.0))
print(torch.linspace(0, 1, 25))
print(torch.arange(60).reshape(2, 30))
print(torch.zeros(25, dtype=torch.bool))
print(torch.arange(20, dtype=torch.float64) * 1000.5)
print(torch.linspace(-1e-4, 1e4, 14))
print(torch.arange(12.0, requires_grad=True) * 1.5)
print(torch.arange(24, dtype=torch.int32))
print(torch.full((15,), 1 + 1j))
