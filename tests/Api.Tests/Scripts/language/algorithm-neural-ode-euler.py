import torch
from torch import nn

torch.manual_seed(0)
A = torch.tensor([[-0.1, 2.0], [-2.0, -0.1]])
z0 = torch.tensor([[2.0, 0.0]])

def euler(f, z, steps, dt=0.05):
    path = [z]
    for _ in range(steps):
        z = z + dt * f(z)
        path.append(z)
    return torch.stack(path)

with torch.no_grad():
    truth = euler(lambda z: z @ A.T, z0, 20)
print(truth[::5].squeeze(1))
W = nn.Parameter(torch.zeros(2, 2))
opt = torch.optim.Adam([W], lr=0.2)
for step in range(120):
    opt.zero_grad()
    loss = ((euler(lambda z: z @ W.T, z0, 20) - truth) ** 2).mean()
    loss.backward()
    opt.step()
    if step % 40 == 0:
        print(step, f"{loss.item():.3f}")
print((W - A).abs().max().item() < 0.3)
