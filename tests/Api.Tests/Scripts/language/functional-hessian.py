import torch
from torch.autograd.functional import hessian

def pow_reducer(x):
    return x.pow(3).sum()

print(hessian(pow_reducer, torch.tensor([1.0, 2.0])))

def pow_adder_reducer(x, y):
    return (2 * x.pow(2) + 3 * y.pow(2)).sum()

print(hessian(pow_adder_reducer, (torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0]))))

def rosenbrock(v):
    x, y = v
    return (1 - x) ** 2 + 100 * (y - x ** 2) ** 2

H = hessian(rosenbrock, torch.tensor([1.0, 1.0], dtype=torch.float64))
print(H, round(torch.linalg.det(H).item(), 6))
Q = torch.tensor([[2.0, 1.0], [1.0, 4.0]])
print(hessian(lambda v: 0.5 * v @ Q @ v, torch.zeros(2)), hessian(lambda v: v.sum(), torch.ones(2)))
try:
    hessian(lambda v: v * 2, torch.ones(2))
except RuntimeError as e:
    print("RuntimeError:", e)
