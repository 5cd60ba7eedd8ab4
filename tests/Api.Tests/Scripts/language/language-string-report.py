import torch

rows = [("weight", torch.tensor([[1.0, 2.0], [3.0, 4.0]])), ("bias", torch.tensor([0.5]))]
print(f"{'name':<10}{'shape':>12}{'norm':>10}")
print("-" * 32)
for name, t in rows:
    print(f"{name:<10}{str(tuple(t.shape)):>12}{t.norm().item():>10.4f}")
print("=" * 32)
total = sum(t.numel() for _, t in rows)
print("total parameters: %d (%.1f bytes each)" % (total, 4))
lines = []
for i, (name, t) in enumerate(rows, 1):
    lines.append("{:02d}. {:s} -> {}".format(i, name.title(), t.flatten().tolist()))
print("\n".join(lines))
bar = lambda v, w=10: "[" + "#" * int(v * w) + "." * (w - int(v * w)) + "]"
for v in (0.0, 0.35, 1.0):
    print(bar(v), f"{v:6.1%}")
print("step".ljust(8) + "loss".rjust(8))
print("\t".join(["a", "b"]), "x" "y", "%-8s|" % "ab", "{:^7}|".format("mid"))
