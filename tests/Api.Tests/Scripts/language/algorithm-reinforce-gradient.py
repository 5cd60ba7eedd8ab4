import torch

torch.manual_seed(0)
logits = torch.zeros(3, requires_grad=True)
rewards = torch.tensor([1.0, 0.0, 5.0])
opt = torch.optim.SGD([logits], lr=0.5)
for episode in range(60):
    probs = torch.softmax(logits, dim=0)
    expected = (probs * rewards).sum()
    loss = -expected
    opt.zero_grad()
    loss.backward()
    opt.step()
    if episode % 20 == 0:
        print(episode, f"{expected.item():.3f}", probs.detach())
print(logits.argmax().item())
p = torch.softmax(logits.detach(), 0)
entropy = -(p * p.log()).sum()
print(entropy.item() < 0.2)
