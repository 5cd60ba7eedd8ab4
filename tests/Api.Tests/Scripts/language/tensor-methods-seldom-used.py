import torch
from torch import nn

x = torch.tensor([[1.0, 2.5], [-3.5, 4.0]], dtype=torch.float64)
print(x.is_cpu, x.abs().polygamma(1), torch.special.round(x * 0.33, decimals=1))
print(torch.linalg.diagonal(x), torch.linalg.diagonal(torch.arange(12.0).reshape(2, 2, 3), offset=1))
print(x.clone().map_(torch.tensor([10.0, 20.0], dtype=torch.float64), lambda a, b: a + b))
print(x.clone().map2_(x, x.T, lambda a, b, c: a * b - c))
w = x.clone().requires_grad_()
for call in (lambda: w.apply_(lambda v: v), lambda: w.map_(x, max), lambda: x.map2_(x, w, max)):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
torch.linalg.diagonal(w).prod().backward()
print(w.grad)
torch.manual_seed(3)
samples = torch.rand(1, 1, 2)
pool = nn.FractionalMaxPool2d(2, output_size=(3, 2), _random_samples=samples)
print(pool(torch.arange(30.0).reshape(1, 1, 6, 5)))
for wrong in ({}, {"output_size": 2, "output_ratio": 0.5}):
    try:
        nn.FractionalMaxPool2d(2, **wrong)
    except ValueError as e:
        print(e)
