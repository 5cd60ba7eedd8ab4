import torch
from torch.autograd.functional import hessian, jacobian

torch.manual_seed(13)


def cubes(x):
    return x.pow(3).sum()


inputs = torch.rand(2, 2)
print(hessian(cubes, inputs))
print(hessian(cubes, inputs, create_graph=True))


def of_two(x, y):
    return (2 * x.pow(2) + 3 * y.pow(2) * x).sum()


pair = (torch.rand(1), torch.rand(1))
print(hessian(of_two, pair))

# A Hessian is the Jacobian of the gradient, and symmetric.
x = torch.rand(3, dtype=torch.float64)


def energy(t):
    return (t.sin() * t.roll(1)).prod()


h = hessian(energy, x)
print(h)
print(torch.allclose(h, h.T), torch.allclose(h, jacobian(lambda t: jacobian(energy, t, create_graph=True), x)))
print(torch.allclose(h, hessian(energy, x, vectorize=True)), torch.allclose(h, hessian(energy, x, vectorize=True, outer_jacobian_strategy="forward-mode")))

# Newton's method on a function with its minimum at (1, 1).
point = torch.tensor([0.5, 0.5], dtype=torch.float64)
valley = lambda p: (1 - p[0]) ** 2 + 10 * (p[1] - p[0] ** 2) ** 2
for _ in range(8):
    point = point - torch.linalg.solve(hessian(valley, point), jacobian(valley, point))
print(point)
try:
    hessian(lambda t: t * 2, x)
except RuntimeError as e:
    print(e)
