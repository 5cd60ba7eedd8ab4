import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
w = torch.tensor([3.0, 4.0], requires_grad=True)
y = x * w
y.backward(torch.tensor([1.0, 0.1]), retain_graph=True)
print(x.grad, w.grad)
y.backward(gradient=torch.ones_like(y), inputs=[x])
print(x.grad, w.grad)
a, b = (x ** 2).sum(), w * 2
torch.autograd.backward([a, b], [None, torch.tensor([1.0, 1.0])])
print(x.grad, w.grad)
torch.autograd.backward((x.sum(), x.sum()), retain_graph=False)
print(x.grad)
torch.autograd.backward(w.sum())
print(w.grad)
for bad in (lambda: (x * 2).backward(), lambda: (x * 2).backward(torch.ones(3)), lambda: torch.ones(2).sum().backward(), lambda: torch.autograd.backward([x.sum(), w.sum()], [None])):
    try:
        bad()
    except RuntimeError as e:
        print(e)
