import torch

def run(make):
    w = torch.tensor([1.0, -2.0], requires_grad=True)
    opt = make([w])
    for step in range(5):
        opt.zero_grad()
        (w ** 2 * torch.tensor([1.0, 10.0])).sum().backward()
        opt.step()
    print(type(opt).__name__, w.data)

run(lambda p: torch.optim.RMSprop(p, lr=0.01))
run(lambda p: torch.optim.RMSprop(p, lr=0.01, alpha=0.5, momentum=0.9))
run(lambda p: torch.optim.RMSprop(p, lr=0.01, centered=True, eps=1e-2))
run(lambda p: torch.optim.RMSprop(p, lr=0.01, weight_decay=0.1))
run(lambda p: torch.optim.Adagrad(p, lr=0.1))
run(lambda p: torch.optim.Adagrad(p, lr=0.1, lr_decay=0.1, weight_decay=0.01))
run(lambda p: torch.optim.Adagrad(p, lr=0.1, initial_accumulator_value=1.0))
