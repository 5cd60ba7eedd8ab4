import torch
from torch.func import vmap

torch.manual_seed(24)
x, y = torch.randn(3, 5), torch.randn(3, 5)
print(torch.allclose(vmap(torch.dot)(x, y), (x * y).sum(1)))
print(vmap(torch.dot, in_dims=(1, 1))(x, y).shape, vmap(torch.dot, in_dims=(0, None))(x, y[0]).shape)
print(torch.allclose(vmap(vmap(torch.mul, in_dims=(0, None)), in_dims=(None, 0))(x[0], y[0]), y[0].outer(x[0])))
weights = torch.randn(5)
print(torch.allclose(vmap(lambda row: row.dot(weights).relu())(x), (x @ weights).relu()))
print(vmap(lambda a: (a.sum(), a * 2), out_dims=(0, 1))(x)[1].shape)
print(vmap(lambda d: d["x"] + d["y"], in_dims=({"x": 0, "y": None},))({"x": torch.arange(3.0), "y": torch.tensor(10.0)}))
print(vmap(lambda pair: pair[0] @ pair[1])((torch.ones(2, 3, 4), torch.ones(2, 4, 5))).shape)
print(vmap(lambda m, p: torch.matrix_power(m, 2) + p, in_dims=(0, None))(torch.eye(2).expand(3, 2, 2), 1).sum())


def pull(v):
    return torch.autograd.grad(outputs, inputs, v, retain_graph=True)[0]


inputs = torch.randn(3, requires_grad=True)
outputs = inputs ** 2
print(torch.allclose(vmap(pull)(torch.eye(3)), torch.diag(2 * inputs.detach())))
for call in (
    lambda: vmap(torch.dot)(x, torch.ones(4, 5)),
    lambda: vmap(torch.dot, in_dims=(0, 2))(x, y),
    lambda: vmap(torch.dot, in_dims=(None, None))(x[0], y[0]),
    lambda: vmap(lambda a: 3)(x),
    lambda: vmap(lambda a: a if a.sum() > 0 else -a)(x),
    lambda: vmap(lambda a: a.sum().item())(x),
    lambda: vmap(lambda a: a + torch.randn(5))(x),
):
    try:
        print(call())
    except (RuntimeError, ValueError) as e:
        print(type(e).__name__)
print(vmap(lambda a: a * 0 + torch.rand(()), randomness="same")(torch.zeros(3)).unique().shape)
print(vmap(lambda a: a * 0 + torch.rand(()), randomness="different")(torch.zeros(3)).unique().shape)
