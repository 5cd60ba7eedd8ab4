import torch
from torch.autograd import grad

x = torch.tensor(3.0, requires_grad=True)
w = torch.tensor([1.0, 2.0], requires_grad=True)
y = x ** 2 * w.sum()
print(grad(y, x, retain_graph=True))
print(grad(y, [x, w]), x.grad, w.grad)
v = w * 2
print(grad(v, w, grad_outputs=torch.tensor([1.0, 10.0])))
p, q = x * 2, x ** 2
print(grad([p, q], x), grad((x * 2, x * 3), (x,), grad_outputs=(torch.tensor(1.0), torch.tensor(10.0))))
unused = torch.tensor(1.0, requires_grad=True)
print(grad(x * 2, [x, unused], allow_unused=True))
h = x * 5
z = h ** 2
print(grad(z, h, retain_graph=True), grad(z, x), grad(h, h))
(g,) = grad(x ** 4, x, create_graph=True)
(g2,) = grad(g, x, create_graph=True)
(g3,) = grad(g2, x)
print(g, g2, g3)
try:
    grad(x * 2, unused)
except RuntimeError as e:
    print(e)
try:
    grad(w * 2, w)
except RuntimeError as e:
    print(e)
try:
    grad(w * 2, w, grad_outputs=torch.ones(3))
except RuntimeError as e:
    print(e)
