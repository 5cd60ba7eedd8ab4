import torch

m = torch.tensor([[True, False, True], [False, False, True]])
print(m & ~m, m | m[0], m ^ m[1], ~m, m.all(), m.any(), m.all(dim=1), m.any(dim=0), m.sum(), m.sum(dim=1), m.float().mean())
print(m.nonzero(), m.nonzero(as_tuple=True), torch.count_nonzero(m), m.logical_not(), torch.logical_and(m, m), torch.logical_xor(m[0], m[1]))
x = torch.arange(6).view(2, 3)
x[m] = -1
print(x, x[~m], x.masked_select(m), (x == -1).equal(m), m.int().cumsum(1), m.to(torch.uint8))
print(True & m[0], m[0] == True, m.dtype, bool(m[0, 0]), not m[0, 1], m[0, 0] and "yes", m[0, 1] or "no", [bool(v) for v in m[1]])
try:
    if m:
        print("ambiguous")
except RuntimeError as e:
    print("RuntimeError:", e)
