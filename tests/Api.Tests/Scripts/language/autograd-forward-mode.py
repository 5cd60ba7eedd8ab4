import torch
import torch.autograd.forward_ad as fwAD

primal = torch.tensor([1.0, 2.0])
tangent = torch.tensor([1.0, 0.0])
with fwAD.dual_level():
    dual = fwAD.make_dual(primal, tangent)
    out = dual ** 2 * torch.tensor([1.0, 3.0])
    value, jvp = fwAD.unpack_dual(out)
    print(value, jvp)
    print(fwAD.unpack_dual((dual * 2).sum()).tangent)
    print(fwAD.unpack_dual(primal).tangent)
try:
    fwAD.make_dual(primal, tangent)
except RuntimeError as e:
    print(e)
