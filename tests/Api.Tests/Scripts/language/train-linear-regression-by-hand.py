import torch

torch.manual_seed(0)
x = torch.linspace(0, 1, 20)
y = 3 * x + 1 + 0.05 * torch.randn(20)
w = torch.zeros(1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for epoch in range(201):
    pred = w * x + b
    loss = ((pred - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.5 * w.grad
        b -= 0.5 * b.grad
        w.grad.zero_()
        b.grad.zero_()
    if epoch % 50 == 0:
        print(f"epoch {epoch:3d} loss {loss.item():.5f} w {w.item():.3f} b {b.item():.3f}")
X = torch.stack([x, torch.ones_like(x)], dim=1)
solution = torch.linalg.solve(X.T @ X, X.T @ y)
print([round(v, 2) for v in solution.tolist()])
