import torch
from torch.autograd.functional import jvp, vjp

torch.manual_seed(11)


def row_sums_of_exp(x):
    return x.exp().sum(dim=1)


inputs = torch.rand(4, 4)
weights = torch.ones(4)
print(vjp(row_sums_of_exp, inputs, weights))
print(vjp(row_sums_of_exp, inputs, weights, create_graph=True))


def weighted(x, y):
    return 2 * x + 3 * y


pair = (torch.rand(2), torch.rand(2))
outputs, products = vjp(weighted, pair, torch.ones(2))
print(outputs, products)

directions = torch.ones(4, 4)
print(jvp(row_sums_of_exp, inputs, directions))
print(jvp(row_sums_of_exp, inputs, directions, create_graph=True))
print(jvp(weighted, pair, (torch.ones(2), torch.ones(2))))

with torch.no_grad():
    print(vjp(row_sums_of_exp, inputs, weights)[1].sum())


# Forward and reverse products of one Jacobian agree: u . (J v) is (u J) . v.
def curve(t):
    return torch.stack([t[0] * t[1], t.sin().sum(), t[2] ** 3])


t, u, v = torch.rand(3, dtype=torch.float64), torch.rand(3, dtype=torch.float64), torch.rand(3, dtype=torch.float64)
print(torch.allclose(u @ jvp(curve, t, v)[1], vjp(curve, t, u)[1] @ v))
for call in (lambda: vjp(row_sums_of_exp, inputs), lambda: vjp(row_sums_of_exp, inputs, torch.ones(3)), lambda: jvp(weighted, pair, torch.ones(2))):
    try:
        print(call())
    except RuntimeError as e:
        print(e)
