import torch
import torch.nn.functional as F
from torch.func import grad, hessian, jacfwd, jacrev, jvp, vjp, vmap

torch.manual_seed(23)
D = 4


def predict(weight, bias, x):
    return F.linear(x, weight, bias).tanh()


weight, bias, x = torch.randn(D, D), torch.randn(D), torch.randn(D)


def row_by_row(x):
    xr = x.clone().requires_grad_()
    y = predict(weight, bias, xr)
    return torch.stack([torch.autograd.grad(y, xr, row, retain_graph=True)[0] for row in torch.eye(D)])


rows = row_by_row(x)
print(rows)
_, pull = vjp(lambda t: predict(weight, bias, t), x)
(batched,) = vmap(pull)(torch.eye(D))
print(torch.allclose(rows, batched))
print(torch.allclose(rows, jacrev(predict, argnums=2)(weight, bias, x)), torch.allclose(rows, jacfwd(predict, argnums=2)(weight, bias, x)))
by_weight, by_bias = jacrev(predict, argnums=(0, 1))(weight, bias, x)
print(by_weight.shape, by_bias.shape)
print([tuple(one.shape) for one in jacfwd(predict, argnums=(0, 1))(weight, bias, x)])

h = hessian(predict, argnums=2)(weight, bias, x)
print(h.shape, torch.allclose(h, h.transpose(1, 2), atol=1e-6))
for outer in (jacfwd, jacrev):
    for inner in (jacfwd, jacrev):
        print(torch.allclose(h, outer(inner(predict, argnums=2), argnums=2)(weight, bias, x), atol=1e-6))

batch = torch.randn(3, D)
jacobians = vmap(jacrev(predict, argnums=2), in_dims=(None, None, 0))(weight, bias, batch)
print(jacobians.shape, torch.allclose(jacobians[1], row_by_row(batch[1])))


# The sum over the batch has the same Jacobians: sample i of the outputs needs sample i of the inputs alone.
def summed(weight, bias, batch):
    return predict(weight, bias, batch).sum(0)


print(torch.allclose(jacobians, jacrev(summed, argnums=2)(weight, bias, batch).movedim(1, 0)))
hessians = vmap(hessian(predict, argnums=2), in_dims=(None, None, 0))(weight, bias, batch)
print(hessians.shape)


def hvp(f, x, v):
    return jvp(grad(f), (x,), (v,))[1]


def hvp_reverse(f, x, v):
    return vjp(grad(f), x)[1](v)[0]


f = lambda t: t.sin().prod()
t, v = torch.randn(3, dtype=torch.float64), torch.randn(3, dtype=torch.float64)
print(hvp(f, t, v), torch.allclose(hvp(f, t, v), hvp_reverse(f, t, v)), torch.allclose(hvp(f, t, v), hessian(f)(t) @ v))
value, aux = jacrev(lambda t: (t ** 2, t.sum()), has_aux=True)(t)
print(torch.allclose(value, torch.diag(2 * t)), torch.allclose(aux, t.sum()))
print(jacrev(lambda d: {"a": d["x"] ** 2, "b": d["x"] * d["y"]})({"x": torch.tensor(2.0), "y": torch.tensor(3.0)}))
