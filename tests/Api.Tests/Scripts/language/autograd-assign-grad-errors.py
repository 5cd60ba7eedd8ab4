import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)

def attempt(value):
    try:
        x.grad = value
        print("assigned", x.grad)
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__, "-", e)

attempt(torch.zeros(2))
attempt(torch.zeros(3))
attempt(torch.zeros(2, dtype=torch.float64))
attempt(x)
attempt(None)
x.data = torch.tensor([5.0, 6.0])
print(x, x.is_leaf)
x.requires_grad = False
print((x * 2).requires_grad)
x.requires_grad = True
print((x * 2).requires_grad)
y = x * 2
try:
    y.requires_grad = False
except RuntimeError as e:
    print(e)
try:
    torch.tensor([1, 2]).requires_grad_()
except RuntimeError as e:
    print(e)
