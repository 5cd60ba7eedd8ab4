import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = (x * 3).sum()
log = []
y.grad_fn.register_hook(lambda gi, go: log.append((gi[0].tolist(), go[0].item())))
y.backward()
print(log, x.grad)
x.grad = None
z = x * 3
z.grad_fn.register_hook(lambda gi, go: (gi[0] * 10, None))
z.sum().backward()
print(x.grad)
