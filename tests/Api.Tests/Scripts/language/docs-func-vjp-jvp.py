import torch
from torch.func import jvp, vjp, vmap

torch.manual_seed(22)
x = torch.randn([5])
f = lambda x: x.sin().sum()
value, pull = vjp(f, x)
print(value, pull(torch.tensor(1.0))[0], torch.allclose(pull(torch.tensor(1.0))[0], x.cos()))


def two(x):
    return x.sin(), x.cos()


(sines, cosines), pull = vjp(two, x)
(g,) = pull((torch.ones([5]), torch.ones([5])))
print(torch.allclose(g, x.cos() - x.sin()))


def product(x, y):
    return x * y


_, pull = vjp(product, x, torch.arange(5.0))
print(pull(torch.ones(5)))
(rows,) = vmap(vjp(torch.sin, x)[1])(torch.eye(5))
print(torch.allclose(rows, torch.diag(x.cos())))
value, pull, aux = vjp(lambda t: (t ** 2, {"double": t * 2}), torch.tensor(3.0), has_aux=True)
print(value, aux, pull(torch.tensor(1.0)))

value, tangent = jvp(lambda x: x * torch.tensor([1.0, 2.0, 3.0]), (torch.tensor(2.0),), (torch.tensor(1.0),))
print(value, tangent)
y, x = torch.randn(5), torch.randn(5)
value, tangent = jvp(lambda x, y: x * y, (x, y), (torch.ones(5), torch.ones(5)))
print(torch.allclose(value, x * y), torch.allclose(tangent, x + y))
outer = lambda t: jvp(torch.sin, (t,), (torch.ones_like(t),))[1]
print(jvp(outer, (torch.tensor(0.5),), (torch.tensor(1.0),)))
print(vjp(outer, torch.tensor(0.5))[1](torch.tensor(1.0)))
