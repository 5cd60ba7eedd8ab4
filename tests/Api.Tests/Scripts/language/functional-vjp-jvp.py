import torch
from torch.autograd.functional import vjp, jvp

def exp_reducer(x):
    return x.exp().sum(dim=1)

inputs = torch.tensor([[0.0, 1.0], [0.5, -1.0]])
v = torch.tensor([1.0, 10.0])
print(vjp(exp_reducer, inputs, v))
out, g = vjp(lambda x: (x ** 2).sum(), torch.tensor([1.0, 2.0]))
print(out, g)
print(jvp(exp_reducer, inputs, torch.ones(2, 2)))
print(jvp(lambda x, y: x * y, (torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0])), (torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0]))))
print(jvp(lambda x: torch.stack([x, x ** 2]), torch.tensor(3.0)))
for bad in (lambda: vjp(lambda x: x * 2, torch.ones(2)), lambda: jvp(lambda x: x * 2, torch.ones(2)), lambda: vjp(lambda x: x * 2, torch.ones(2), torch.ones(3)), lambda: vjp(lambda x: 5, torch.ones(2)), lambda: jvp(lambda x: x, 3.0)):
    try:
        bad()
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__ + ":", e)
