import torch
from torch.func import grad, hessian, jacfwd, jacrev, jvp, vjp, vmap

torch.manual_seed(27)

# A transform takes a function and gives another, which can be transformed again.
f = lambda x: torch.sin(x)
x = torch.tensor(1.25)
print(grad(f)(x), grad(grad(f))(x), grad(grad(grad(f)))(x))

# Gradients of a model that is a plain function.
layers = [(torch.randn(3, 5) * 0.3, torch.zeros(5)), (torch.randn(5, 1) * 0.3, torch.zeros(1))]


def model(layers, x):
    for weight, bias in layers[:-1]:
        x = torch.tanh(x @ weight + bias)
    weight, bias = layers[-1]
    return x @ weight + bias


def mean_squares(layers, x, y):
    return ((model(layers, x).squeeze(-1) - y) ** 2).mean()


samples, targets = torch.randn(6, 3), torch.randn(6)
slopes = grad(mean_squares)(layers, samples, targets)
print(type(slopes).__name__, [tuple(t.shape for t in pair) for pair in slopes])
before = mean_squares(layers, samples, targets)
for _ in range(30):
    slopes = grad(mean_squares)(layers, samples, targets)
    layers = [tuple(p - 0.2 * s for p, s in zip(pair, slope)) for pair, slope in zip(layers, slopes)]
print(bool(mean_squares(layers, samples, targets) < before * 0.7))

# A batch that the model was not written for, and one gradient a sample.
print(vmap(model, in_dims=(None, 0))(layers, samples).shape)
single = vmap(grad(mean_squares), in_dims=(None, 0, 0))(layers, samples, targets)
print([tuple(t.shape for t in pair) for pair in single])
mean = grad(mean_squares)(layers, samples, targets)
print(all(torch.allclose(s.mean(0), m, atol=1e-6) for pair, other in zip(single, mean) for s, m in zip(pair, other)))

# Products with Jacobians, whole Jacobians, and Hessians, each of the others.
g = lambda t: torch.stack([t.sum() ** 2, t.prod(), t[0]])
t = torch.rand(3, dtype=torch.float64)
full = jacrev(g)(t)
print(full)
print(torch.allclose(full, jacfwd(g)(t)))
print(torch.allclose(jvp(g, (t,), (torch.ones_like(t),))[1], full.sum(1)), torch.allclose(vjp(g, t)[1](torch.ones_like(t))[0], full.sum(0)))
print(torch.allclose(hessian(g)(t), jacfwd(jacrev(g))(t)), hessian(lambda t: g(t).sum())(t).shape)
print(vmap(hessian(lambda t: t.prod()))(torch.ones(2, 3, dtype=torch.float64)).sum())
