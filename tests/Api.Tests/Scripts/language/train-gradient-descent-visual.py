import torch

def descend(f, start, lr, steps):
    x = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    path = [x.item()]
    for _ in range(steps):
        f(x).backward()
        x.data = x.data - lr * x.grad.data
        x.grad.zero_()
        path.append(x.item())
    return path

path = descend(lambda x: (x - 2) ** 2 + 1, -1.0, 0.2, 8)
for i, p in enumerate(path):
    print(f"{i:2d} {p:+.4f} " + "#" * int(10 * abs(p - 2)))
print("converged" if abs(path[-1] - 2) < 0.1 else "not yet")
