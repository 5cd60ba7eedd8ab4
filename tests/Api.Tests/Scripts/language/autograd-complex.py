import torch

z = torch.tensor([1 + 2j, -3j], requires_grad=True)
loss = (z * z.conj()).real.sum()
loss.backward()
print(loss, z.grad)
z.grad = None
z.abs().sum().backward()
print(z.grad)
z.grad = None
torch.view_as_real(z)[:, 1].sum().backward()
print(z.grad)
x = torch.tensor(2.0, requires_grad=True)
y = torch.complex(x, x ** 2)
(y ** 2).real.backward()
print(x.grad)
w = torch.tensor(1 + 2j, requires_grad=True)
v = w * w
v.backward(torch.tensor(1 + 0j))
print(w.grad, v)
