import torch
from torch.optim.lr_scheduler import StepLR, ExponentialLR, CosineAnnealingLR, MultiStepLR, LambdaLR, ReduceLROnPlateau

def rates(make, steps=6):
    w = torch.tensor([1.0], requires_grad=True)
    opt = torch.optim.SGD([w], lr=0.1)
    scheduler = make(opt)
    seen = []
    for _ in range(steps):
        opt.step()
        seen.append(round(opt.param_groups[0]["lr"], 6))
        scheduler.step()
    return seen

print(rates(lambda o: StepLR(o, step_size=2, gamma=0.5)))
print(rates(lambda o: ExponentialLR(o, gamma=0.9)))
print(rates(lambda o: CosineAnnealingLR(o, T_max=5, eta_min=0.01)))
print(rates(lambda o: MultiStepLR(o, milestones=[1, 4], gamma=0.1)))
print(rates(lambda o: LambdaLR(o, lr_lambda=lambda epoch: 1 / (epoch + 1))))
w = torch.tensor([1.0], requires_grad=True)
opt = torch.optim.SGD([w], lr=1.0)
sched = torch.optim.lr_scheduler.StepLR(opt, 1, gamma=0.1)
for epoch in range(3):
    opt.zero_grad()
    (w ** 2).backward()
    opt.step()
    sched.step()
    print(epoch, f"{w.item():.4f}", [f"{lr:.4f}" for lr in sched.get_last_lr()])
plateau = ReduceLROnPlateau(opt, factor=0.5, patience=1)
for value in (1.0, 0.9, 0.9, 0.9, 0.9):
    plateau.step(value)
print(f"{opt.param_groups[0]['lr']:.6f}")
