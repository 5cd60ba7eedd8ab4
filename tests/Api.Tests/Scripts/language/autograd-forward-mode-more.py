import torch
import torch.autograd.forward_ad as fwAD

x, v = torch.tensor([1.0, 2.0]), torch.tensor([1.0, -1.0])

def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, "-", e)

with fwAD.dual_level() as level:
    dual = fwAD.make_dual(x, v)
    for f in (torch.exp, torch.sin, lambda t: t.prod(), lambda t: t[0] * t[1], lambda t: t.view(2, 1) @ t.view(1, 2), lambda t: t.max(), lambda t: t.clone().mul_(3)):
        print(fwAD.unpack_dual(f(dual)).tangent)
    primal, tangent = fwAD.unpack_dual(dual)
    print(primal, tangent, fwAD.unpack_dual(x).tangent, (dual > 1), fwAD.unpack_dual(dual.argmax()).tangent)
    attempt(lambda: fwAD.make_dual(x, torch.ones(3)))
    attempt(lambda: fwAD.make_dual(x, torch.ones(2, dtype=torch.int64)))
    attempt(lambda: fwAD.make_dual(torch.ones(2, dtype=torch.int64), v))
    attempt(lambda: fwAD.dual_level().__enter__())
    inplace = x.clone()
    inplace.mul_(dual)
    print(fwAD.unpack_dual(inplace).tangent)
print(fwAD.unpack_dual(dual).tangent)
attempt(lambda: fwAD.exit_dual_level())
leaf = x.clone().requires_grad_()
with fwAD.dual_level():
    (g,) = torch.autograd.grad((fwAD.make_dual(leaf, v) ** 3).sum(), leaf, create_graph=True)
    print([part.tolist() for part in fwAD.unpack_dual(g)])
linear = torch.nn.Linear(2, 1)
with torch.no_grad():
    linear.weight.copy_(torch.tensor([[2.0, 3.0]]))
with fwAD.dual_level():
    print(fwAD.unpack_dual(linear(fwAD.make_dual(x, v))).tangent.tolist())
