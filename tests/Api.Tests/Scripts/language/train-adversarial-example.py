import torch
import torch.nn.functional as F

W = torch.tensor([[1.0, -1.0], [-1.0, 1.0]])
x = torch.tensor([[0.6, 0.4]], requires_grad=True)
label = torch.tensor([0])
logits = x @ W
loss = F.cross_entropy(logits, label)
loss.backward()
print(f"loss {loss.item():.4f}", logits.argmax(1).item(), x.grad.sign())
for eps in (0.05, 0.15):
    adversarial = (x + eps * x.grad.sign()).detach().clamp(0, 1)
    print(eps, adversarial, (adversarial @ W).argmax(1).item())
saliency = x.grad.abs() / x.grad.abs().sum()
print(saliency)
