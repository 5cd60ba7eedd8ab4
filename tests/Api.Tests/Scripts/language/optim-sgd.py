import torch
from torch import optim

def run(name, **options):
    w = torch.tensor([5.0, -3.0], requires_grad=True)
    opt = optim.SGD([w], lr=0.1, **options)
    for step in range(4):
        opt.zero_grad()
        loss = (w ** 2 * torch.tensor([1.0, 0.5])).sum()
        loss.backward()
        opt.step()
        print(name, step, f"{loss.item():.4f}", w.data)

run("plain")
run("momentum", momentum=0.9)
run("nesterov", momentum=0.9, nesterov=True)
run("decay", weight_decay=0.1)
run("dampening", momentum=0.5, dampening=0.5)
run("maximize", maximize=True)
try:
    optim.SGD([torch.zeros(1, requires_grad=True)], lr=-1)
except ValueError as e:
    print("ValueError:", e)
try:
    optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1, nesterov=True)
except ValueError as e:
    print("ValueError:", e)
