import torch

def rosenbrock(v):
    return (1 - v[0]) ** 2 + 100 * (v[1] - v[0] ** 2) ** 2

x = torch.tensor([-1.0, 1.5], dtype=torch.float64, requires_grad=True)
opt = torch.optim.LBFGS([x], lr=1.0, max_iter=50, line_search_fn="strong_wolfe")
calls = 0

def closure():
    global calls
    calls += 1
    opt.zero_grad()
    loss = rosenbrock(x)
    loss.backward()
    return loss

first = opt.step(closure)
print(f"{first.item():.4f} {rosenbrock(x).item():.6f}", [round(v, 4) for v in x.tolist()], calls > 10)

w = torch.tensor([4.0, -2.0], dtype=torch.float64, requires_grad=True)
opt = torch.optim.LBFGS([w], lr=0.5, max_iter=4, history_size=3)

def quadratic():
    opt.zero_grad()
    loss = (w ** 2 * torch.tensor([1.0, 4.0], dtype=torch.float64)).sum()
    loss.backward()
    return loss

for step in range(3):
    loss = opt.step(quadratic)
    print(step, f"{loss.item():.6f}")
try:
    opt.step()
except TypeError as e:
    print("TypeError:", e)
