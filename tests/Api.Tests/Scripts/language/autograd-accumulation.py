import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
for i in range(3):
    (x ** 2).sum().backward()
    print(i, x.grad)
g = x.grad
(x * 3).sum().backward()
print(g is x.grad, g)
x.grad.zero_()
print(x.grad, g)
x.grad = None
print(x.grad)
(x * torch.tensor([1.0, 10.0])).sum().backward()
print(x.grad)
x.grad = torch.tensor([100.0, 100.0])
x.sum().backward()
print(x.grad)
x.grad += 1
x.grad.data.mul_(2)
print(x.grad, x.grad.requires_grad, x.grad.is_leaf)
