import math
import torch

x = torch.linspace(-math.pi, 3.5, 200, dtype=torch.float64)
y = torch.sin(x)
a, b, c, d = [torch.zeros((), dtype=torch.float64, requires_grad=True) for _ in range(4)]
learning_rate = 1e-5
for t in range(301):
    y_pred = a + b * x + c * x ** 2 + d * x ** 3
    loss = (y_pred - y).pow(2).sum()
    if t % 100 == 0:
        print(t, round(loss.item(), 4))
    loss.backward()
    with torch.no_grad():
        for p in (a, b, c, d):
            p -= learning_rate * p.grad
            p.grad = None
print(f'Result: y = {a.item():.4f} + {b.item():.4f} x + {c.item():.4f} x^2 + {d.item():.4f} x^3')
