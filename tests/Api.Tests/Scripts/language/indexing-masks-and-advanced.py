import torch

x = torch.tensor([[1.0, -2.0, 3.0], [-4.0, 5.0, -6.0]])
print(x[x > 0], x[(x > 0) & (x < 4)], x[x.sum(dim=1) > 0], (x > 0).nonzero(), x[[True, False]])
idx = torch.tensor([2, 0])
print(x[:, idx], x[[1, 0]], x[[0, 1], [2, 1]], x[torch.tensor([0, 1]), idx], x[torch.tensor([[0, 1], [1, 0]])].shape)
print(x[:, [0, 0, 2]], x[torch.arange(2), x.argmax(dim=1)], x.gather(1, torch.tensor([[0], [2]])), x.take(torch.tensor([0, 5])))
print(torch.index_select(x, 1, idx), torch.masked_select(x, x < 0), torch.where(x > 0, x, torch.zeros_like(x)), torch.where(x > 0, 1.0, -1.0))
print(x.masked_fill(x < 0, 0.0), torch.nonzero(torch.tensor([0, 3, 0, 4])), torch.where(torch.tensor([0, 3, 0, 4]) > 0))
print(x[None, [1]].shape, x[..., idx].shape, x[torch.tensor([True, False]), :], x[[1], None].shape)
y = torch.zeros(4)
y[torch.tensor([1, 3])] = torch.tensor([5.0, 6.0])
y[[0]] = 2
y[y > 5] *= 10
print(y)
emb = torch.arange(6.0).reshape(3, 2)
print(emb[torch.tensor([[0, 2], [1, 1]])])
for bad in (lambda: x[torch.tensor([3])], lambda: x[torch.tensor([True, False, True])], lambda: x[[0, 1], [0, 1, 2]], lambda: x.gather(1, torch.tensor([[5]]))):
    try:
        print(bad())
    except (IndexError, RuntimeError) as e:
        print(type(e).__name__ + ":", e)
