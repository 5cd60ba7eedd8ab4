import torch

def g(f, *values):
    x = torch.tensor(values, requires_grad=True)
    f(x).sum().backward()
    return x.grad.tolist()

print(g(lambda x: x.max(), 1.0, 3.0, 3.0), g(lambda x: x.max(dim=0)[0], 1.0, 3.0, 3.0), g(lambda x: x.amax(), 2.0, 2.0))
print(g(lambda x: x.abs(), -1.0, 0.0, 2.0), g(torch.relu, -1.0, 0.0, 2.0), g(lambda x: x.clamp(-1, 1), -2.0, -1.0, 0.5, 1.0, 3.0))
print(g(lambda x: x[[0, 0, 1]], 1.0, 2.0), g(lambda x: x[x > 1], 1.0, 2.0, 3.0), g(lambda x: torch.where(x > 1, x * 2, x * 5), 1.0, 2.0))
print(g(lambda x: x.sort()[0] * torch.tensor([1.0, 10.0, 100.0]), 3.0, 1.0, 2.0), g(lambda x: x.topk(2)[0], 3.0, 1.0, 2.0), g(lambda x: x.median(), 3.0, 1.0, 2.0))
print(g(lambda x: torch.maximum(x, torch.tensor([1.0, 2.0])), 1.0, 3.0), g(lambda x: x.sign(), 1.0), g(lambda x: x.floor(), 1.5), g(lambda x: x % 2, 5.5))
print(g(lambda x: x.sqrt(), 0.0, 4.0), g(lambda x: x ** 0, 0.0, 2.0), g(lambda x: x.prod(), 0.0, 2.0, 3.0), g(lambda x: x.norm(), 0.0, 0.0))
print(g(lambda x: torch.where(x > 0, x.sqrt(), torch.zeros(1)), 0.0), g(lambda x: x.cummax(0)[0], 1.0, 3.0, 2.0), g(lambda x: x.gather(0, torch.tensor([1, 1])), 1.0, 2.0))
