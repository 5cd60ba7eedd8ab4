import torch

x = torch.tensor([[1.0, 5.0, 3.0], [4.0, 2.0, 6.0]])
print(x.sum(), x.sum(0), x.sum(dim=1), x.sum(1, keepdim=True), x.sum(dim=(0, 1)), torch.sum(x, dim=-1))
print(x.mean(), x.mean(0), x.mean(dim=1, keepdim=True), x.std(), x.var(), x.var(dim=1, unbiased=False), x.prod(), x.prod(dim=0))
print(x.max(), x.min(), x.max(dim=1), x.min(0), x.argmax(), x.argmax(dim=1), x.argmin(dim=0), x.amax(dim=1), x.amin(dim=0))
values, indices = x.max(dim=1)
print(values, indices, x.max(dim=0).values, x.max(dim=0)[1], torch.max(x, torch.tensor(3.0)))
print(x.norm(), x.norm(p=1), torch.norm(x, dim=1), x.median(), x.median(dim=1), x.logsumexp(dim=0), torch.linalg.norm(x))
print((x > 2).sum(), (x > 2).all(), (x > 5).any(), (x > 2).all(dim=0), (x > 2).float().mean(), torch.count_nonzero(x > 2))
print(x.cumsum(dim=1), x.cumprod(0), x.sort(dim=1), x.argsort(dim=1, descending=True), x.topk(2), torch.unique(torch.tensor([3, 1, 3])))
print(torch.trace(x[:, :2]), torch.diagonal(x), torch.bincount(torch.tensor([0, 1, 1])))
s, i = torch.sort(torch.tensor([3, 1, 2]), descending=True)
print(s, i, sum(x), max(torch.tensor([1, 9, 3])), torch.std_mean(x, dim=1))
