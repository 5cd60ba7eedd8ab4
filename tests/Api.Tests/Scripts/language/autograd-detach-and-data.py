import torch

x = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
d = x.detach()
print(d.requires_grad, d.data_ptr() == x.data_ptr())
d[0] = 10.0
print(x)
y = x * x.detach()
y.sum().backward()
print(x.grad)
x.grad = None
z = x.clone()
z2 = z.detach().clone().requires_grad_(True)
(z2 ** 2).sum().backward()
print(x.grad, z2.grad)
x.data[1] = 50
x.data.add_(1)
print(x, x._version)
h = x * 2
h.detach_()
print(h.requires_grad, h.grad_fn, h.is_leaf)
a = torch.tensor(1.0, requires_grad=True)
loss = a
for _ in range(3):
    loss = loss.detach() * 2 * a
loss.backward()
print(loss, a.grad)
