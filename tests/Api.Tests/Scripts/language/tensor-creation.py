import torch

print(torch.tensor([[1, 2], [3, 4]]), torch.tensor(((1.0, 2), (3, 4))), torch.tensor([1, 2.5, True]))
print(torch.zeros(2, 3), torch.zeros((2,)), torch.zeros([2, 1]), torch.zeros(size=(1, 2)), torch.ones(2, dtype=torch.int64))
print(torch.arange(5), torch.arange(1, 10, 3), torch.arange(0, 1, 0.25), torch.arange(5.0), torch.arange(3, 0, -1))
print(torch.linspace(0, 1, 5), torch.linspace(0, 10, steps=3), torch.logspace(0, 2, 3), torch.eye(2, 3), torch.full((2,), 3.5))
x = torch.tensor([[1.0, 2.0]])
print(torch.zeros_like(x), torch.ones_like(x, dtype=torch.int64), torch.full_like(x, 7), torch.empty_like(x).shape)
print(x.new_zeros(2), x.new_ones(1, 2), x.new_tensor([5]), x.new_full((2,), 9))
print(torch.diag(torch.tensor([1.0, 2.0])), torch.tril(torch.ones(3, 3)), torch.triu(torch.ones(2, 3), diagonal=1))
print(torch.Tensor([1, 2]), torch.FloatTensor([1, 2]), torch.LongTensor([1, 2]), torch.Tensor(2, 3).shape)
print(torch.as_tensor([1, 2]), torch.tensor(x).shape, torch.scalar_tensor(3), torch.tensor([torch.tensor(1.0), torch.tensor(2.0)]))
print(torch.meshgrid(torch.arange(2), torch.arange(3), indexing="ij"), torch.cartesian_prod(torch.tensor([1, 2]), torch.tensor([3, 4])))
print(torch.randperm(5).sort().values, torch.rand(2, 3).shape, torch.randn(4).shape, torch.randint(0, 10, (3,)).dtype)
