import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
c = torch.tensor([3.0, 4.0])
y = x * c
z = y.sum()
for name, t in [("x", x), ("c", c), ("y", y), ("z", z)]:
    print(name, t.requires_grad, t.is_leaf, t.grad_fn.name() if t.grad_fn is not None else None, t.grad if t.is_leaf else "-")
z.backward()
print(x.grad, c.grad)
print(z.grad_fn.next_functions[0][0].name(), z.grad_fn.next_functions[0][1])
mul = y.grad_fn
print(mul.next_functions[0][0].name(), mul.next_functions[1])
print(mul.next_functions[0][0].variable is x)
w = torch.tensor([1.0], requires_grad=True).clone()
print(w.is_leaf, w.detach().is_leaf, w.detach().requires_grad, (w > 0).requires_grad, w.int().requires_grad)
print(type(y.grad_fn).__name__, type(mul.next_functions[0][0]).__name__)
