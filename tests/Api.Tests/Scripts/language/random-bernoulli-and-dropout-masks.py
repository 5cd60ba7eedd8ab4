import torch
import torch.nn.functional as F

torch.manual_seed(3)
print(torch.bernoulli(torch.full((8,), 0.5)))
print(torch.bernoulli(torch.tensor([0.0, 1.0, 0.3])))
p = torch.rand(4)
print((torch.rand(1000) < 0.25).float().mean() < 0.3, p.min() >= 0)
print(F.dropout(torch.ones(6), p=0.0), F.dropout(torch.ones(6), p=0.5, training=False), F.dropout(torch.ones(3), p=1.0))
d = F.dropout(torch.ones(2000), p=0.25)
print(((d == 0) | ((d - 4 / 3).abs() < 1e-6)).all(), (d.mean() - 1).abs() < 0.1)
