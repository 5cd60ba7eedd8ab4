import torch
from torch.autograd.functional import jacobian, hessian, vjp

x, y = torch.ones(2), torch.ones(2)
print(vjp(lambda a, b: a.sum() * 2, (x, y)))
print(jacobian(lambda a: torch.ones(2), x))
for bad in (
    lambda: vjp(lambda a, b: a.sum() * 2, (x, y), strict=True),
    lambda: jacobian(lambda a: torch.ones(2), x, strict=True),
    lambda: hessian(lambda a: a.sum(), x, strict=True),
    lambda: jacobian(lambda a: a, 1.0),
    lambda: jacobian(lambda a: "text", x),
    lambda: jacobian(lambda a: a, x, strict=True, vectorize=True),
):
    try:
        print(bad())
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__ + ":", e)
