import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 3
seen = []
y.register_hook(lambda g: seen.append(g.clone()))
handle = x.register_hook(lambda g: g * 10)
y.sum().backward()
print(seen, x.grad)
handle.remove()
x.grad = None
(x ** 2).sum().backward()
print(x.grad)

def clip(g):
    return g.clamp(-1, 1)

def show(g):
    print("hook sees", g)

x.grad = None
x.register_hook(show)
x.register_hook(clip)
x.register_hook(show)
(x * torch.tensor([5.0, -0.5])).sum().backward()
print(x.grad)
order = []
a = torch.tensor(1.0, requires_grad=True)
b = a * 2
c = b * 3
for name, t in [("a", a), ("b", b), ("c", c)]:
    t.register_hook(lambda g, name=name: order.append((name, g.item())))
c.backward()
print(order)
try:
    torch.ones(2).register_hook(print)
except RuntimeError as e:
    print(e)
