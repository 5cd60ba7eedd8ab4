import torch

for v in (0, 1, -1, 0.0, 0.1, "", "0", [], [0], (), {}, {0}, None, True, False, 0j, range(0), range(1)):
    print(repr(v), bool(v), end="; ")
print()
a = [1]
b = a
c = [1]
print(a is b, a is c, a == c, a is not c, None is None, True is True, () == [], 1 == True, "1" == 1, 0 == False, 1.0 is not None)
t = torch.tensor([1.0])
u = t
v = t.clone()
print(t is u, t is v, torch.equal(t, v), (t == v).all(), (t == v).item(), t in [u], bool(t == v))
print(True + 2, sum([True, True, False]), True == 1.0, [10, 20][True], "yes" * False + "no", True & False, True ^ True, not 3)
print(isinstance(True, int), type(True) is bool, type(1) == int, type([]) is list, isinstance(t, torch.Tensor), type(t) == torch.Tensor, type(t).__name__)
print(1 if [] else 2, [] or "default", None or 0 or "last", "first" and "second", 0 and 1 / 0)
