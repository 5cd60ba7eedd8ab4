import torch

def f(x):
    return torch.stack([x[0] * x[1], x[1] ** 2, x.sum().exp()])

x = torch.tensor([0.5, -1.0], requires_grad=True)
y = f(x)
rows = []
for i in range(len(y)):
    if x.grad is not None:
        x.grad.zero_()
    y[i].backward(retain_graph=True)
    rows.append(x.grad.clone())
J = torch.stack(rows)
print(J)
print(torch.allclose(J, torch.autograd.functional.jacobian(f, x.detach())))
H = torch.zeros(2, 2)
(g,) = torch.autograd.grad(f(x)[0], x, create_graph=True)
for i in range(2):
    H[i] = torch.autograd.grad(g[i], x, retain_graph=True)[0]
print(H)
