import torch

a = torch.tensor([1.0, 2.0, 3.0])
b = torch.tensor([3.0, 2.0, 1.0])
print(a == b, a != b, a < b, a >= b, torch.eq(a, b), torch.equal(a, b), torch.allclose(a, a + 1e-9), torch.isclose(a, b))
print((a == b).any(), (a == b).all(), ((a > 1) & (b > 1)).sum(), (a > 1).float(), ~(a > 1), torch.logical_or(a > 2, b > 2), a.gt(2), a.le(b))
print(torch.where(a > b, a, b), torch.where(a > 2), torch.max(a, b), torch.minimum(a, b), a.clamp(1.5, 2.5), torch.sign(a - b), a.eq(2).nonzero())
print(torch.isin(a, torch.tensor([1.0, 3.0])), a.bool(), torch.tensor([0, 1]).logical_not(), (a - b).abs() < 1e-6)
if (a > 0).all() and not (a > 5).any():
    print("in range")
best = a[0]
for v in a:
    if v > best:
        best = v
print(best, best == 3, best.item() == 3, best >= 3 and "largest")
