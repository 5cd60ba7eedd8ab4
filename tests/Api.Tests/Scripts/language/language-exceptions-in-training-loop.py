import torch

class Diverged(Exception):
    def __init__(self, step, loss):
        super().__init__(f"step {step}: loss {loss:.1f}")
        self.step = step

def train(lr, steps=20):
    w = torch.tensor(1.0, requires_grad=True)
    for step in range(steps):
        loss = (w - 3) ** 2
        if loss.item() > 100:
            raise Diverged(step, loss.item())
        loss.backward()
        with torch.no_grad():
            w -= lr * w.grad
        w.grad = None
    return w.item()

for lr in (0.5, 0.1, 1.5, -1):
    try:
        result = train(lr)
    except Diverged as e:
        print(f"lr={lr} diverged at {e.step} ({e})")
        continue
    except (TypeError, ValueError) as e:
        print("unexpected", e)
    else:
        print(f"lr={lr} reached {result:.3f}")
    finally:
        print("done with", lr)
