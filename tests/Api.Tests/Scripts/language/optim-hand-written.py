import torch

class Momentum:
    """Gradient descent with momentum, written without torch.optim."""
    def __init__(self, params, lr=0.1, beta=0.9):
        self.params = list(params)
        self.lr, self.beta = lr, beta
        self.velocity = [torch.zeros_like(p) for p in self.params]

    def zero_grad(self):
        for p in self.params:
            if p.grad is not None:
                p.grad.zero_()

    @torch.no_grad()
    def step(self):
        for p, v in zip(self.params, self.velocity):
            v.mul_(self.beta).add_(p.grad)
            p -= self.lr * v

def run(make):
    a = torch.tensor(3.0, requires_grad=True)
    b = torch.tensor([1.0, -1.0], requires_grad=True)
    opt = make([a, b])
    for _ in range(10):
        opt.zero_grad()
        ((a - 1) ** 2 + (b ** 2).sum() + a * b[0]).backward()
        opt.step()
    return a, b

mine = run(lambda p: Momentum(p, lr=0.05))
theirs = run(lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9))
print(mine, torch.allclose(mine[1], theirs[1]), torch.allclose(mine[0], theirs[0]))
