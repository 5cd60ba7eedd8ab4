import torch
from torch import nn

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 1))
x = torch.linspace(-1, 1, 16).unsqueeze(1)
y = x.abs()
opt = torch.optim.Adam(model.parameters(), lr=0.05)
best, patience, waited = float("inf"), 3, 0
best_state = None
for epoch in range(500):
    model.train()
    loss = ((model(x[::2]) - y[::2]) ** 2).mean()
    opt.zero_grad(set_to_none=True)
    loss.backward()
    opt.step()
    model.eval()
    with torch.no_grad():
        val = ((model(x[1::2]) - y[1::2]) ** 2).mean().item()
    if val < best - 1e-3:
        best, waited = val, 0
        best_state = {k: v.clone() for k, v in model.state_dict().items()}
    else:
        waited += 1
        if waited >= patience:
            break
else:
    print("never stopped")
model.load_state_dict(best_state)
print(f"best {best:.3f}", epoch < 499, sorted(best_state))
