import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = (x ** 3).sum()
y.backward(retain_graph=True)
print(x.grad)
y.backward(retain_graph=True)
print(x.grad)
y.backward()
print(x.grad)
linear = (x + 1).sum()
linear.backward()
linear.backward()
print(x.grad)
try:
    y.backward()
except RuntimeError as e:
    print(str(e)[:57])
