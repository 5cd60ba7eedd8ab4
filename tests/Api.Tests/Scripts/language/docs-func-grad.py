import torch
from torch.func import grad, grad_and_value, vmap

torch.manual_seed(21)
x = torch.randn([])
cos_x = grad(lambda x: torch.sin(x))(x)
print(cos_x, torch.allclose(cos_x, x.cos()))
neg_sin_x = grad(grad(torch.sin))(x)
print(neg_sin_x, torch.allclose(neg_sin_x, -x.sin()))


def squared_error(weights, example, target):
    prediction = (weights * example).sum().relu()
    return (prediction - target) ** 2


weights, examples, targets = torch.rand(3), torch.randn(5, 3), torch.randn(5)
per_example = vmap(grad(squared_error), in_dims=(None, 0, 0))(weights, examples, targets)
print(per_example)
print(torch.allclose(per_example.sum(0), grad(lambda w: sum(squared_error(w, e, t) for e, t in zip(examples, targets)))(weights)))


def of_pair(pair, scale):
    first, second = pair
    return (first * second).sum() * scale


print(grad(of_pair)((torch.ones(2), torch.arange(2.0)), 3))
print(grad(of_pair, argnums=(0, 1))((torch.ones(2), torch.arange(2.0)), torch.tensor(3.0)))
print(grad_and_value(torch.prod)(torch.tensor([2.0, 3.0, 4.0])))
slope, (square, double) = grad(lambda t: (t ** 3, (t ** 2, 2 * t)), has_aux=True)(torch.tensor(2.0))
print(slope, square, double)

# grad does not see what happened outside, and nothing inside is recorded for the outside unless it is asked for.
y = torch.tensor(2.0, requires_grad=True)
print(grad(lambda t: t ** 2)(y.detach()).requires_grad, grad(lambda t: t ** 2)(y).requires_grad)
with torch.no_grad():
    print(grad(lambda t: t ** 2)(y))
print(grad(lambda t: torch.no_grad()(lambda u: u ** 2)(t) + t)(torch.tensor(3.0)))
