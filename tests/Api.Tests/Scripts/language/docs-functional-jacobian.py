import torch
from torch.autograd.functional import jacobian

torch.manual_seed(12)


def row_sums_of_exp(x):
    return x.exp().sum(dim=1)


inputs = torch.rand(2, 2)
print(jacobian(row_sums_of_exp, inputs))
print(jacobian(row_sums_of_exp, inputs, create_graph=True))


def weighted(x, y):
    return 2 * x.exp() + 3 * y


pair = (torch.rand(2), torch.rand(2))
print(jacobian(weighted, pair))

# All rows at once, and column by column with forward mode, are the same numbers.
x = torch.rand(3, dtype=torch.float64)
loop = jacobian(lambda t: t.outer(t).sum(0).tanh(), x)
print(loop)
print(torch.allclose(loop, jacobian(lambda t: t.outer(t).sum(0).tanh(), x, vectorize=True)))
print(torch.allclose(loop, jacobian(lambda t: t.outer(t).sum(0).tanh(), x, vectorize=True, strategy="forward-mode")))

# An input that the outputs do not need has a Jacobian of zeros, unless that is asked to be an error.
print(jacobian(lambda a, b: a * 2, pair))
try:
    jacobian(lambda a, b: a * 2, pair, strict=True)
except RuntimeError as e:
    print(e)
several = jacobian(lambda t: (t.sum(), t * 2), x)
print([tuple(one.shape) for one in several])
