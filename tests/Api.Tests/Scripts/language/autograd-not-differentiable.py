import torch

x = torch.tensor([1.5, 2.5], requires_grad=True)
print((x > 2).requires_grad, x.argmax().requires_grad, x.long().requires_grad, x.round().requires_grad, x.sort()[1].requires_grad, (x == x).requires_grad)
x.round().sum().backward()
print(x.grad)
try:
    (x > 2).float().sum().backward()
except RuntimeError as e:
    print(e)
try:
    torch.nextafter(x, x + 1).sum().backward()
except RuntimeError as e:
    print(type(e).__name__, e)
x.argmax().backward()
