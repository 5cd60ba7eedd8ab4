import torch
from torch.autograd.graph import saved_tensors_hooks, save_on_cpu, disable_saved_tensors_hooks

x = torch.tensor([1.0, 2.0], requires_grad=True)

def pack(t):
    print("pack", t, torch.is_grad_enabled())
    return t.tolist()

def unpack(values):
    print("unpack", values)
    return torch.tensor(values)

with saved_tensors_hooks(pack, unpack):
    y = x.exp() * x
(g,) = torch.autograd.grad(y.sum(), x, create_graph=True)
print(g)
(h,) = torch.autograd.grad(g.sum(), x)
print(h)
with saved_tensors_hooks(lambda t: t, lambda t: t * 2):
    a = x * x
    with saved_tensors_hooks(lambda t: t, lambda t: t * 10):
        b = x * x
    c = x * x
print([torch.autograd.grad(t.sum(), x)[0].tolist() for t in (a, b, c)])
with save_on_cpu(pin_memory=False):
    s = (x ** 3).sum()
s.backward()
print(x.grad)
with disable_saved_tensors_hooks("not here"):
    print((x * x).grad_fn.name())
    try:
        with saved_tensors_hooks(pack, unpack):
            pass
    except RuntimeError as e:
        print(e)
try:
    with saved_tensors_hooks(lambda t: t, lambda t: 5):
        (x * x).sum().backward()
except TypeError as e:
    print(e)
try:
    with saved_tensors_hooks(lambda t: t.add_(1), lambda t: t):
        (x * 1).exp()
except RuntimeError as e:
    print(str(e)[:60])
