import torch
from torch.autograd.functional import hessian, hvp, vhp

torch.manual_seed(14)


def cubes(x):
    return x.pow(3).sum()


inputs, v = torch.rand(2, 2), torch.ones(2, 2)
for product in (vhp, hvp):
    print(product(cubes, inputs, v))
    print(product(cubes, inputs, v, create_graph=True))


def of_two(x, y):
    return (2 * x.pow(2) + 3 * y.pow(2)).sum()


pair = (torch.rand(2), torch.rand(2))
vectors = (torch.zeros(2), torch.ones(2))
for product in (vhp, hvp):
    print(product(of_two, pair, vectors))

x, w = torch.rand(4, dtype=torch.float64), torch.rand(4, dtype=torch.float64)
smooth = lambda t: t.outer(t).exp().sum()
print(torch.allclose(hvp(smooth, x, w)[1], hessian(smooth, x) @ w), torch.allclose(vhp(smooth, x, w)[1], hvp(smooth, x, w)[1]))
print(vhp(lambda t: t.sum(), x, w))
try:
    vhp(lambda t: t.sum(), x, w, strict=True)
except RuntimeError as e:
    print(e)
