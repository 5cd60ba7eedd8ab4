import torch
F = torch.nn.functional
e = torch.zeros(0)
e2 = torch.zeros(0, 3)
def t(f):
    try:
        r = f()
        return r.tolist() if isinstance(r, torch.Tensor) else [q.tolist() for q in r]
    except (RuntimeError, IndexError) as x:
        return type(x).__name__ + ": " + str(x)
    except TypeError as x:
        return "TypeError"
for n in ["sum", "prod", "mean", "var", "std", "max", "min", "amax", "amin", "median", "nanmedian", "argmax", "argmin", "norm", "all", "any", "nansum", "nanmean", "cumsum", "cumprod", "cummax", "sort", "mode", "kthvalue", "quantile", "count_nonzero", "std_mean", "aminmax", "unique", "logcumsumexp", "topk", "diff", "histc", "linalg.vector_norm", "linalg.norm"]:
    fn = torch
    for q in n.split("."):
        fn = getattr(fn, q)
    print("empty", n, t(lambda: fn(e)), "|", t(lambda: fn(e2, 0)), "|", t(lambda: fn(e2, 1)), "|", t(lambda: fn(e2, dim=1)))
for n in ["mse_loss", "l1_loss", "smooth_l1_loss", "binary_cross_entropy", "huber_loss"]:
    print(n, t(lambda: getattr(F, n)(e, e)))
print(t(lambda: F.cross_entropy(e2, torch.zeros(0, dtype=torch.long))), t(lambda: F.nll_loss(e2, torch.zeros(0, dtype=torch.long))), t(lambda: torch.zeros(0, 0).det()), t(lambda: torch.zeros(2, 0) @ torch.zeros(0, 3)), t(lambda: torch.linalg.inv(torch.zeros(0, 0))))
def g(f, *vals):
    x = torch.tensor(list(vals)).requires_grad_()
    try:
        y = f(x)
        if not y.requires_grad:
            return "no grad"
        gr, = torch.autograd.grad(y.sum(), x, allow_unused=True)
        return None if gr is None else [round(v, 9) if abs(v) < 1e6 else v for v in gr.tolist()]
    except RuntimeError as e:
        return str(e)
for f in [torch.sum, torch.prod, lambda x: x.norm(), lambda x: torch.linalg.vector_norm(x), torch.mean, torch.var, lambda x: x.cumsum(0), lambda x: torch.logsumexp(x, 0)]:
    print("emptygrad", g(f))
