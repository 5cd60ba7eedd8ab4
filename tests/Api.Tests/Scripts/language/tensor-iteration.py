import torch

m = torch.tensor([[1, 2], [3, 4], [5, 6]])
for row in m:
    print(row, row.sum().item())
for i, row in enumerate(m):
    for j, v in enumerate(row):
        print(i, j, v.item(), end="; ")
print()
a, b, c = m
print(a, c)
print(list(m), [int(v) for v in m[0]], sum(v for v in m[:, 0]), len(m), max(m[0]), sorted(torch.tensor([3, 1, 2]).tolist()))
for x, y in zip(m, torch.tensor([0.1, 0.2, 0.3])):
    print(x * y)
for x in range(m.shape[0]):
    print(m[x, -1], end=" ")
print()
print(torch.tensor(2) in torch.tensor([1, 2]), 9 in m, [r.tolist() for r in m if r[0] > 1], (x := m[0]) is x)
w = torch.tensor([1.0, 2.0], requires_grad=True)
total = 0
for p in w:
    total = total + p ** 2
total.backward()
print(w.grad, total)
first, *others = torch.arange(4)
print(first, others)
print([*torch.arange(2)], list(map(float, torch.tensor([1.5, 2.5]))), dict(zip("ab", torch.arange(2))))
