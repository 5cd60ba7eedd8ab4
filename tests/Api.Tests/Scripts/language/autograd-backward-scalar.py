import torch

x = torch.tensor(2.0, requires_grad=True)
y = x ** 3 + 2 * x ** 2 - 5 * x + 1
y.backward()
print(y, x.grad, y.item())
a = torch.tensor([2.0, 3.0], requires_grad=True)
b = torch.tensor([6.0, 4.0], requires_grad=True)
Q = 3 * a ** 3 - b ** 2
Q.backward(gradient=torch.tensor([1.0, 1.0]))
print(9 * a ** 2 == a.grad, -2 * b == b.grad)
print(a.grad, b.grad)
u = torch.ones(2, 2, requires_grad=True)
v = u + 2
out = (v * v * 3).mean()
out.backward()
print(v, out, u.grad)
s = torch.randn(3)
w = torch.tensor([0.5], requires_grad=True)
(w * 2).backward()
print(w.grad)
