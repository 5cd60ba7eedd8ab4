import torch
from torch.utils.checkpoint import checkpoint, checkpoint_sequential

calls = []

def block(x, y):
    calls.append(torch.is_grad_enabled())
    return torch.tanh(x) * y, x + y

for reentrant in (True, False):
    calls.clear()
    x = torch.tensor([0.0, 0.5], requires_grad=True)
    y = torch.tensor([2.0, 3.0])
    a, b = checkpoint(block, x, y, use_reentrant=reentrant)
    print(reentrant, calls, a.requires_grad, a.grad_fn.name())
    (a.sum() + (b ** 2).sum()).backward()
    print(calls, x.grad, y.grad)
x = torch.tensor([0.0, 0.5], requires_grad=True)
try:
    torch.autograd.grad(checkpoint(torch.sin, x).sum(), x)
except RuntimeError as e:
    print(e)
print(torch.autograd.grad(checkpoint(torch.sin, x, use_reentrant=False).sum(), x))
try:
    checkpoint(torch.sin, x, unknown=1)
except ValueError as e:
    print(e)
torch.manual_seed(0)
d = torch.ones(6, requires_grad=True)
out = checkpoint(lambda t: torch.nn.functional.dropout(t * t, 0.5), d, use_reentrant=False)
out.sum().backward()
print(torch.equal(out.detach() * 2, d.grad))
torch.manual_seed(0)
model = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Tanh(), torch.nn.Linear(3, 1))
inp = torch.tensor([[1.0, -1.0]], requires_grad=True)
checkpoint_sequential(model, 2, inp).sum().backward()
first = [p.grad.clone() for p in model.parameters()]
model.zero_grad()
model(inp).sum().backward()
print(all(torch.allclose(p.grad, g) for p, g in zip(model.parameters(), first)), inp.grad.shape)
