import torch

x = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
outputs = [x + x, x - 1, x * 2, x / 2, x ** 2, -x, x.exp(), x.log(), x.sqrt(), x.sin(), x.cos(), x.tanh(), x.sigmoid(), x.relu(), x.abs(),
           x.sum(), x.sum(0), x.mean(), x.mean(1), x.prod(), x.max(), x.max(dim=0)[0], x.t(), x.transpose(0, 1), x.view(4), x.unsqueeze(0), x[0], x[0:1],
           x @ x, torch.mv(x, x[0]), x.clone(), torch.cat([x, x]), torch.stack([x, x]), x.softmax(1), x.log_softmax(1), x.expand(3, 2, 2), x.permute(1, 0),
           x.double(), torch.where(x > 2, x, -x), x.clamp(min=2), x.cumsum(0), x.tril(), x.diagonal(), x.trace(), x.inverse(), x.det(), x.flatten()[:1], x.repeat(2, 1)]
names = [o.grad_fn.name() for o in outputs if o.grad_fn.name() not in ("ReshapeAliasBackward0",)]
for i in range(0, len(names), 6):
    print(" ".join(names[i:i + 6]))
