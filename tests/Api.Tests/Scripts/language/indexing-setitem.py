import torch

x = torch.zeros(3, 4)
x[0] = 1
x[1, 2] = 5
x[:, 0] = torch.tensor([7.0, 8.0, 9.0])
x[2, 1:3] = torch.tensor([1.5, 2.5])
x[..., -1] = -1
print(x)
x[x < 0] = 0
x[[0, 2], [1, 1]] = torch.tensor([10.0, 20.0])
x[1] += x[0]
x[:2, :2] *= 2
print(x)
x[torch.tensor([0, 1])] = torch.ones(2, 4)
x[2] = x[2].flip(0)
x[:, 1] = 3.7
x[:] = x.t().reshape(3, 4)
print(x)
n = torch.arange(4)
n[1] = 3.9
n[n == 0] = True
print(n)
b = torch.zeros(2, dtype=torch.bool)
b[0] = True
b |= torch.tensor([False, True])
print(b)
a = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
c = a * 2
c[1] = 100.0
c[2] = a[0] * 5
c.sum().backward()
print(c, a.grad)
try:
    x[0] = torch.ones(3)
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    x[5] = 1
except IndexError as e:
    print("IndexError:", e)
