import torch

print(torch.tensor([]), torch.empty(0), torch.zeros(0, 3), torch.zeros(2, 0), torch.zeros(0, dtype=torch.int64))
print(torch.tensor([[]]), torch.tensor([], dtype=torch.bool), torch.zeros(3, 0, 2))
e = torch.tensor([])
print(e.shape, e.numel(), e.sum(), e.tolist(), len(e))
s = torch.tensor(4.5)
print(s, s.shape, s.dim(), s.numel(), s.item(), s.tolist(), float(s), int(s), bool(s))
print(torch.zeros(0, requires_grad=True), torch.tensor(1.0, requires_grad=True), s * 2)
try:
    len(s)
except TypeError as err:
    print("TypeError:", err)
try:
    s[0]
except IndexError as err:
    print("IndexError:", err)
try:
    for v in s:
        print(v)
except TypeError as err:
    print("TypeError:", err)
