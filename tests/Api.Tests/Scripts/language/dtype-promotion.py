import torch

i = torch.tensor([1, 2])
f = torch.tensor([1.5, 2.5])
d = torch.tensor([1.5, 2.5], dtype=torch.float64)
b = torch.tensor([True, False])
h = torch.tensor([1.0, 2.0], dtype=torch.float16)
z = torch.tensor([1j, 2j])
u = torch.tensor([200, 100], dtype=torch.uint8)
for name, t in [("i+1", i + 1), ("i+1.0", i + 1.0), ("i/2", i / 2), ("i//2", i // 2), ("i**2", i ** 2), ("i*True", i * True), ("b+b", b + b), ("b+1", b + 1),
                ("b*1.5", b * 1.5), ("i+f", i + f), ("f+d", f + d), ("h+f", h + f), ("h*2", h * 2), ("f+z", f + z), ("i+1j", i + 1j), ("u+u", u + u),
                ("u+1", u + 1), ("u+i", u + i), ("f+0d double", f + torch.tensor(1.0, dtype=torch.float64)), ("i+0d float", i + torch.tensor(1.5)),
                ("i.sum", i.sum()), ("b.sum", b.sum()), ("u.sum", u.sum()), ("i>f", i > f), ("i.float().mean", i.float().mean()), ("exp(i-i)", torch.exp(i - i)), ("i.sqrt", i.sqrt())]:
    print(f"{name:12} {str(t.dtype):15} {t.tolist()}")
print(torch.result_type(i, f), torch.promote_types(torch.int32, torch.float16))
print(torch.cat([i, f]), torch.where(b, i, 0), torch.stack([f, f.double()]).dtype, torch.tensor([1, 2.5]).dtype)
for bad in (lambda: i.mean(), lambda: torch.mm(f.view(1, 2), d.view(2, 1)), lambda: i @ f, lambda: b - b, lambda: -b):
    try:
        print(bad())
    except RuntimeError as e:
        print("RuntimeError:", e)
