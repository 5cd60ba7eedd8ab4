import torch
import torch.nn as nn

torch.manual_seed(0)
encoder = nn.Sequential(nn.Linear(4, 2), nn.Tanh())
decoder = nn.Linear(2, 4)
data = torch.eye(4)
params = list(encoder.parameters()) + list(decoder.parameters())
opt = torch.optim.Adam(params, lr=0.05)
for step in range(60):
    opt.zero_grad()
    code = encoder(data)
    loss = nn.functional.mse_loss(decoder(code), data)
    loss.backward()
    opt.step()
    if step % 20 == 0:
        print(f"step={step:02d} loss={loss:.3f} code norm={code.detach().norm():.2f}")
print(loss.item() < 0.1, code.shape)
