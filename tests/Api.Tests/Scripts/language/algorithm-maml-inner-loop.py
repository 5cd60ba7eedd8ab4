import torch

theta = torch.tensor([0.5, -0.5], requires_grad=True)
tasks = [(torch.tensor([1.0, 0.0]), 2.0), (torch.tensor([0.0, 1.0]), -1.0)]

def loss_of(w, task):
    x, y = task
    return (w @ x - y) ** 2

meta = torch.optim.SGD([theta], lr=0.1)
for it in range(5):
    meta.zero_grad()
    total = 0.0
    for task in tasks:
        g, = torch.autograd.grad(loss_of(theta, task), theta, create_graph=True)
        adapted = theta - 0.2 * g
        total = total + loss_of(adapted, task)
    total.backward()
    meta.step()
    print(it, f"{total.item():.4f}", theta.data)
