import torch
from torch import nn

torch.manual_seed(0)
G = nn.Linear(1, 1)
D = nn.Sequential(nn.Linear(1, 4), nn.LeakyReLU(0.2), nn.Linear(4, 1), nn.Sigmoid())
opt_g = torch.optim.SGD(G.parameters(), lr=0.1)
opt_d = torch.optim.SGD(D.parameters(), lr=0.1)
bce = nn.BCELoss()
real = torch.full((8, 1), 4.0)
noise = torch.linspace(-1, 1, 8).unsqueeze(1)
for step in range(6):
    fake = G(noise)
    opt_d.zero_grad()
    d_loss = bce(D(real), torch.ones(8, 1)) + bce(D(fake.detach()), torch.zeros(8, 1))
    d_loss.backward()
    opt_d.step()
    opt_g.zero_grad()
    g_loss = bce(D(fake), torch.ones(8, 1))
    g_loss.backward()
    opt_g.step()
    print(f"{step} d {d_loss.item():.4f} g {g_loss.item():.4f} mean {fake.mean().item():.3f}")
