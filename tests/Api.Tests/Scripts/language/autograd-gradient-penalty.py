import torch

torch.manual_seed(0)
critic = torch.nn.Sequential(torch.nn.Linear(2, 4), torch.nn.Tanh(), torch.nn.Linear(4, 1))
real, fake = torch.ones(3, 2), torch.zeros(3, 2)
alpha = torch.tensor([[0.1], [0.5], [0.9]])
mixed = (alpha * real + (1 - alpha) * fake).requires_grad_(True)
score = critic(mixed)
grads = torch.autograd.grad(outputs=score, inputs=mixed, grad_outputs=torch.ones_like(score), create_graph=True, retain_graph=True)[0]
penalty = ((grads.norm(2, dim=1) - 1) ** 2).mean()
print(grads.shape, grads.requires_grad, penalty)
penalty.backward()
for name, p in critic.named_parameters():
    print(name, None if p.grad is None else p.grad)
