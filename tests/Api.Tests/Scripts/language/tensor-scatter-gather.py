import torch

src = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], requires_grad=True)
idx = torch.tensor([[0, 2], [1, 0]])
out = src.gather(1, idx)
print(out)
out.sum().backward()
print(src.grad)
print(torch.zeros(2, 3).scatter(1, idx, torch.tensor([[7.0, 8.0], [9.0, 10.0]])), torch.zeros(3).scatter_add(0, torch.tensor([0, 0, 2]), torch.tensor([1.0, 2.0, 3.0])))
print(torch.zeros(3).index_add(0, torch.tensor([1, 1]), torch.tensor([1.0, 2.0])), torch.zeros(2, 3).index_copy(0, torch.tensor([1]), torch.ones(1, 3)), torch.ones(3).index_fill(0, torch.tensor([0, 2]), -1.0))
print(torch.zeros(3).index_put((torch.tensor([0, 0]),), torch.tensor([1.0, 2.0]), accumulate=True), torch.take_along_dim(src.detach(), idx, dim=1), src.detach().masked_scatter(src.detach() > 3, torch.tensor([30.0, 40.0, 50.0])))
one_hot = torch.zeros(2, 4).scatter_(1, torch.tensor([[3], [1]]), 1.0)
print(one_hot, torch.bucketize(torch.tensor([0.5, 2.5]), torch.tensor([1.0, 2.0])), torch.searchsorted(torch.tensor([1, 3, 5]), 4))
