import torch

g = torch.Generator()
g.manual_seed(7)
a = torch.rand(3, generator=g)
g.manual_seed(7)
print(a, torch.equal(a, torch.rand(3, generator=g)))
g2 = torch.Generator().manual_seed(123)
print(torch.randn(2, generator=g2), torch.randint(0, 10, (4,), generator=g2), torch.randperm(4, generator=g2))
torch.manual_seed(0)
state = torch.get_rng_state()
x = torch.rand(2)
torch.set_rng_state(state)
print(torch.equal(x, torch.rand(2)))
