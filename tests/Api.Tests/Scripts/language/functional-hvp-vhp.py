import torch
from torch.autograd.functional import hvp, vhp

def pow_reducer(x):
    return x.pow(3).sum()

x = torch.tensor([[1.0, 2.0], [3.0, 4.0]])
v = torch.ones(2, 2)
print(vhp(pow_reducer, x, v))
print(hvp(pow_reducer, x, v))
A = torch.tensor([[2.0, 1.0], [1.0, 3.0]])
f = lambda w: 0.5 * w @ A @ w
value, product = hvp(f, torch.tensor([1.0, -1.0]), torch.tensor([1.0, 2.0]))
print(value, product, A @ torch.tensor([1.0, 2.0]))
print(vhp(lambda a, b: (a * b ** 2).sum(), (torch.tensor([1.0]), torch.tensor([2.0])), (torch.tensor([1.0]), torch.tensor([0.0]))))
