import torch

def run(make):
    w = torch.tensor([1.0, -2.0, 3.0], requires_grad=True)
    opt = make([w])
    for step in range(5):
        opt.zero_grad()
        (w ** 2).sum().backward()
        opt.step()
    print(type(opt).__name__, w.data)

run(lambda p: torch.optim.Adam(p, lr=0.1))
run(lambda p: torch.optim.Adam(p))
run(lambda p: torch.optim.Adam(p, lr=0.1, amsgrad=True))
run(lambda p: torch.optim.Adam(p, lr=0.1, betas=(0.5, 0.9), eps=1e-3))
run(lambda p: torch.optim.Adam(p, lr=0.1, weight_decay=0.5))
run(lambda p: torch.optim.AdamW(p, lr=0.1))
run(lambda p: torch.optim.AdamW(p, lr=0.1, weight_decay=0.5, amsgrad=True))
w = torch.tensor([1.0], requires_grad=True)
opt = torch.optim.Adam([w], lr=0.5)
for step in range(3):
    opt.zero_grad()
    loss = (w - 3).abs().sum()
    loss.backward()
    opt.step()
    print(step, f"{loss.item():.4f} {w.item():.4f}")
try:
    torch.optim.Adam([w], betas=(1.0, 0.9))
except ValueError as e:
    print("ValueError:", e)
