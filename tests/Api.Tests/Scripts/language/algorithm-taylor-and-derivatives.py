import math
import torch

def derivatives(f, x0, order):
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    y = f(x)
    values = [y.item()]
    for _ in range(order):
        (y,) = torch.autograd.grad(y, x, create_graph=True)
        values.append(y.item())
    return values

d = derivatives(torch.exp, 0.0, 5)
print(d, sum(v / math.factorial(k) for k, v in enumerate(d)))
print([round(v, 6) for v in derivatives(torch.sin, 0.5, 5)])
print([round(v, 4) for v in derivatives(lambda x: 1 / (1 + x ** 2), 0.5, 3)])

def taylor(f, x0, order):
    coefs = [v / math.factorial(k) for k, v in enumerate(derivatives(f, x0, order))]
    return lambda x: sum(c * (x - x0) ** k for k, c in enumerate(coefs))

approx = taylor(torch.cos, 0.3, 8)
print(f"{approx(0.8):.6f} {math.cos(0.8):.6f}")
