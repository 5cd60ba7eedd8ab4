import torch
from torch.autograd.functional import jacobian

def exp_reducer(x):
    return x.exp().sum(dim=1)

inputs = torch.tensor([[0.0, 1.0], [0.5, -1.0]])
print(jacobian(exp_reducer, inputs))
print(jacobian(exp_reducer, inputs, create_graph=True).requires_grad)

def exp_adder(x, y):
    return 2 * x.exp() + 3 * y

x, y = torch.tensor([0.0, 1.0]), torch.tensor([1.0, 2.0])
print(jacobian(exp_adder, (x, y)))
A = torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
J = jacobian(lambda v: A @ v, x)
print(J, torch.equal(J, A), jacobian(lambda v: v ** 2, x), jacobian(lambda v: (v.sum(), v * 2), x))
print(jacobian(torch.sin, torch.tensor(0.0)), jacobian(lambda v: A @ v, x, vectorize=True))
print(torch.autograd.functional.jacobian(lambda m: m.t() @ m, torch.eye(2)).shape)
