import torch

x = torch.tensor(2.0, requires_grad=True)
y = x ** 5
d = y
for k in range(1, 7):
    (d,) = torch.autograd.grad(d, x, create_graph=True)
    print(k, d.item(), d.requires_grad)
x = torch.tensor([1.0, 2.0], requires_grad=True)
f = (x ** 2).prod()
(g,) = torch.autograd.grad(f, x, create_graph=True)
print(g)
H = torch.stack([torch.autograd.grad(gi, x, retain_graph=True)[0] for gi in g])
print(H)
(hv,) = torch.autograd.grad(g @ torch.tensor([1.0, -1.0]), x)
print(hv)
w = torch.tensor(1.0, requires_grad=True)
loss = (w * 3 - 1) ** 2
(g,) = torch.autograd.grad(loss, w, create_graph=True)
penalty = g ** 2
penalty.backward()
print(g, w.grad)
s = torch.sin(torch.tensor(0.5, requires_grad=True))
print(s.grad_fn.name())
