import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
print(x)
print(x * 2, x + 1, -x, x ** 2, x / 2, x - 1, 1 / x, 2 ** x)
print(x.exp(), x.log(), x.sin(), x.sqrt(), x.abs(), x.relu(), x.sigmoid(), x.tanh())
print(x.sum(), x.mean(), x.prod(), x.max(), x.sum(dim=0))
print(x[0], x[:1], x.view(1, 2), x.unsqueeze(0), x.clone(), x.expand(2, 2))
print(x @ x, x.dot(x), torch.outer(x, x), torch.stack([x, x]), torch.cat([x, x]), torch.where(x > 1, x, -x))
print(x.double(), x.to(torch.float64) * 1, torch.softmax(x, 0), torch.clamp(x, 0, 1))
print(x.detach(), x.data, x > 1, x.long(), x.round())
y = x * 1
y += 1
print(y, x.view(1, 2).t(), torch.mm(x.view(1, 2), x.view(2, 1)), x.cumsum(0))
print(torch.tensor([1.0], dtype=torch.float64, requires_grad=True), torch.tensor(1.0, requires_grad=True) * 2)
print(torch.nn.Parameter(torch.ones(2)))
