import torch

x = torch.tensor([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0])
print(x.mean(), x.std(), x.std(unbiased=False), x.var(), x.median(), x.mode(), x.quantile(0.25), torch.quantile(x, torch.tensor([0.1, 0.9])))
print(torch.histc(x, bins=4, min=0, max=10), x.min(), x.max(), (x - x.mean()).div(x.std(unbiased=False)), x.cumsum(0), torch.diff(x), x.kthvalue(3))
data = torch.tensor([[1.0, 2.0, 3.0, 4.0], [2.0, 4.0, 6.0, 9.0]])
print(torch.cov(data), torch.corrcoef(data)[0, 1], data.mean(dim=0), data.std(dim=1, keepdim=True), torch.var_mean(data, dim=1))
pred = torch.tensor([0, 1, 2, 1, 0])
true = torch.tensor([0, 1, 1, 1, 2])
confusion = torch.zeros(3, 3, dtype=torch.int64)
for p, t in zip(pred, true):
    confusion[t, p] += 1
print(confusion, f"accuracy {(pred == true).float().mean().item():.2f}", confusion.diag() / confusion.sum(dim=1))
