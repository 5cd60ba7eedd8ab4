import torch
import torch.nn.functional as F

torch.manual_seed(1)
n = 40
X = torch.cat([torch.randn(n, 2) + 2, torch.randn(n, 2) - 2])
y = torch.cat([torch.ones(n), torch.zeros(n)])
w = torch.zeros(2, requires_grad=True)
b = torch.zeros((), requires_grad=True)
for step in range(50):
    logits = X @ w + b
    loss = F.binary_cross_entropy_with_logits(logits, y)
    gw, gb = torch.autograd.grad(loss, [w, b])
    with torch.no_grad():
        w -= 0.5 * gw
        b -= 0.5 * gb
    if step % 10 == 0:
        accuracy = ((logits > 0).float() == y).float().mean()
        print(step, f"{loss.item():.3f} {accuracy.item():.2f}")
print(w.data.round(decimals=2), torch.sigmoid(torch.tensor([1.0, 1.0]) @ w + b).item() > 0.9)
