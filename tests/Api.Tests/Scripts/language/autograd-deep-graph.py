import torch

x = torch.tensor(1.0, requires_grad=True)
y = x
for _ in range(2000):
    y = y * 1.0 + 0.001
y.backward()
print(f"{y.item():.3f}", x.grad)
state = torch.zeros(2)
w = torch.tensor([[0.5, 0.1], [0.0, 0.5]], requires_grad=True)
for t in range(50):
    state = torch.tanh(w @ state + 1)
state.sum().backward()
print(state, w.grad)
