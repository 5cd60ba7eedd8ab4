import torch
F = torch.nn.functional
inf = float("inf")
nan = float("nan")
torch.set_default_dtype(torch.float64)
def g(f, *vals):
    x = torch.tensor(list(vals)).requires_grad_()
    try:
        y = f(x)
        if not y.requires_grad:
            return "no grad"
        gr, = torch.autograd.grad(y.sum(), x, allow_unused=True)
        return None if gr is None else [tidy(v) for v in gr.tolist()]
    except RuntimeError as e:
        return str(e)
def tidy(v):
    if isinstance(v, list):
        return [tidy(w) for w in v]
    return round(v, 6) + 0.0 if abs(v) < 1e6 else v
def show(i, *a):
    print(i, *a)
def v(f, *vals):
    return tidy(f(torch.tensor(list(vals))).tolist())
def row(i, f, *vals):
    show(i, g(f, *vals), v(f, *vals))
row("abs", torch.abs, -2, 0, 2.0)
for f in [torch.sign, torch.floor, torch.ceil, torch.round, torch.trunc, torch.frac]:
    row("steps", f, 0.0, 0.5, 1.0, -1.5)
row("sqrt", torch.sqrt, 0.0, 4.0)
row("rsqrt", torch.rsqrt, 0.0, 4.0)
row("log", torch.log, 0.0)
row("reciprocal", torch.reciprocal, 0.0, -0.0)
for f in [F.relu, lambda x: F.leaky_relu(x, 0.1), lambda x: F.elu(x, 2.0), lambda x: F.celu(x, 2.0), F.selu]:
    row("rectifiers", f, -1.0, 0.0, 1.0)
for f in [F.relu6, F.hardtanh, F.hardshrink, F.softshrink, lambda x: F.threshold(x, 0.5, 9)]:
    row("hard activations", f, -3.0, -1.0, -0.5, 0.0, 0.5, 1.0, 3.0, 6.0)
row("clamp", lambda x: x.clamp(-1, 1), -2.0, -1.0, 0.0, 1.0, 2.0)
row("clamp, bounds crossed", lambda x: x.clamp(1, -1), -2.0, 0.0, 2.0)
show("clamp of NaN", g(lambda x: x.clamp(-1, 1), nan))
row("nan_to_num", torch.nan_to_num, inf, 1.0)
for p in [0, 0.0, 1, 2, 3, -1, 0.5, -0.5]:
    row("power", lambda x: x ** p, 0.0, 2.0)
for a, b in [(0., 0.), (0., 1.), (0., 2.), (0., -1.), (2., 0.), (0., 0.5)]:
    row("power of two tensors", lambda x: torch.pow(x[0], x[1]), a, b)
show("power of two tensors", g(lambda x: torch.pow(x[0], x[1]), -1.0, 2.0))
row("power of zero", lambda x: torch.pow(0, x), 0.0, 1.0, -1.0)
for f in [torch.max, torch.min, torch.amax, torch.amin, torch.median, lambda x: x.max(0)[0], lambda x: x.min(0)[0], lambda x: x.median(0)[0], lambda x: x.kthvalue(2)[0], lambda x: x.mode()[0], lambda x: x.nanmedian()]:
    row("extremes at ties", f, 1.0, 2.0, 2.0, 2.0, 3.0)
    row("extremes at ties", f, 2.0, 1.0, 2.0)
for f in [torch.maximum, torch.minimum, torch.fmax, torch.fmin]:
    row("the greater of two", lambda x: f(x, torch.tensor([1.0, 3.0])), 1.0, 2.0)
    row("the greater of two", lambda x: f(torch.tensor([1.0, 3.0]), x), 1.0, 2.0)
for f in [lambda x: x.cummax(0)[0], lambda x: x.cummin(0)[0], lambda x: x.topk(1)[0], lambda x: x.sort()[0][0:1]]:
    row("running extremes and orders", f, 2.0, 2.0, 1.0)
for p in [0, 0.5, 1, 2, 3, inf, -inf]:
    row("norm", lambda x: x.norm(p), 0.0, 0.0)
    row("norm", lambda x: x.norm(p), 3.0, -3.0, 1.0)
for o in [None, "fro", 1, inf]:
    row("norm of a zero matrix", lambda x: torch.linalg.norm(x.reshape(2, 2), o), 0.0, 0.0, 0.0, 0.0)
for p in [0, 1, 2, 3, inf]:
    row("dist", lambda x: torch.dist(x, torch.tensor([1.0, 2.0]), p), 1.0, 2.0)
    row("cdist", lambda x: torch.cdist(x[None], torch.tensor([[1.0, 2.0]]), p), 1.0, 2.0)
show("hypot and atan2", g(lambda x: torch.hypot(x, torch.zeros(1)), 0.0), g(lambda x: torch.atan2(x, torch.zeros(1)), 0.0))
row("remainders", lambda x: torch.fmod(x, 2), 5.0, -5.0)
row("remainders", lambda x: torch.remainder(torch.tensor([5.0, -5.0]), x), 2.0, 2.0)
row("remainders", lambda x: torch.fmod(torch.tensor([5.0, -5.0]), x), 2.0, 2.0)
row("rounded quotient", lambda x: torch.div(x, 2, rounding_mode="floor"), 5.0)
show("division by zero", g(lambda x: 1 / x, 0.0), g(lambda x: x / 0, 1.0), g(lambda x: torch.zeros(1) / x, 0.0))
row("product with zeros", torch.prod, 0.0, 2.0, 3.0)
row("product with zeros", torch.prod, 0.0, 0.0, 3.0)
row("running product with zeros", lambda x: torch.cumprod(x, 0), 1.0, 0.0, 3.0)
row("running product with zeros", lambda x: torch.cumprod(x, 0), 0.0, 0.0, 3.0)
row("logsumexp", lambda x: torch.logsumexp(x, 0), -inf, 0.0)
show("logsumexp", g(lambda x: torch.logsumexp(x, 0), -inf, -inf), v(lambda x: torch.logsumexp(x, 0), -inf, -inf), g(lambda x: torch.logsumexp(x, 0), inf, 1.0), v(lambda x: torch.logsumexp(x, 0), inf, 1.0), v(lambda x: torch.logsumexp(x, 0), inf, -inf))
show("logsumexp", g(lambda x: torch.logaddexp(x, x.detach()), -inf, inf), v(lambda x: torch.logaddexp(x, x), -inf, inf))
row("softmax", lambda x: torch.softmax(x, 0)[1], -inf, 0.0, 1.0)
show("softmax", g(lambda x: torch.softmax(x, 0)[1], -inf, -inf), v(lambda x: torch.softmax(x, 0), 1000.0, 1001.0), v(lambda x: torch.softmax(x, 0), 1e308, -1e308), v(lambda x: torch.log_softmax(x, 0), 1e308, -1e308), g(lambda x: torch.log_softmax(x, 0)[0], 1e308, -1e308))
for a, b in [(0., 0.), (0., 2.), (2., 0.), (0., -1.)]:
    show("xlogy", g(lambda x: torch.xlogy(x[0], x[1]), a, b), g(lambda x: torch.special.xlog1py(x[0], x[1]), a, b))
row("sinc and entr", torch.sinc, 0.0)
row("sinc and entr", torch.special.entr, 0.0)
show("logit", g(torch.logit, 0.0, 1.0), g(torch.logit, -1.0), g(lambda x: torch.logit(x, 1e-3), 0.0, 0.001, 0.5, 1.0))
show("inverse functions", g(torch.erfinv, 1.0), g(torch.special.ndtri, 0.0), g(torch.acos, 1.0), g(torch.asin, 1.0), g(torch.atanh, 1.0), g(torch.acosh, 1.0))
show("gamma functions at their poles", g(torch.digamma, 0.0), g(torch.lgamma, 0.0), g(lambda x: torch.polygamma(1, x), 1.0))
show("losses", g(lambda x: F.l1_loss(x, x.detach()), 1.0), g(lambda x: F.smooth_l1_loss(x, x.detach() + 1), 1.0), g(lambda x: F.huber_loss(x, x.detach() + 1), 1.0))
show("margins", g(lambda x: F.hinge_embedding_loss(x, torch.tensor([-1.0])), 1.0), g(lambda x: F.margin_ranking_loss(x, torch.ones(1), torch.ones(1)), 1.0))
show("cross-entropy", g(lambda x: F.binary_cross_entropy(x, torch.ones(1)), 0.0), g(lambda x: F.binary_cross_entropy(x, torch.zeros(1)), 0.0), v(lambda x: F.binary_cross_entropy(x, torch.ones(1)), 0.0))
show("scattered maximum", g(lambda x: torch.zeros(2).scatter_reduce(0, torch.tensor([0, 0, 1]), x, "amax"), 0.0, 0.0, 1.0))
show("dropout", g(lambda x: F.dropout(x, 0.0), 1.0), g(lambda x: F.dropout(x, 1.0), 1.0), g(lambda x: F.dropout(x, 0.5, False), 1.0))
for f in [F.gelu, lambda x: F.gelu(x, approximate="tanh"), F.silu, F.mish, F.softplus, F.logsigmoid, F.tanhshrink, F.softsign]:
    row("smooth activations", f, 0.0, 1.0, -40.0, 40.0)
row("softplus", F.softplus, 19.0, 20.0, 20.1, 50.0)
row("angle", torch.angle, -1.0, 0.0, 1.0)
show("heaviside", g(lambda x: torch.heaviside(x, torch.ones(1)), 0.0))
row("copysign", lambda x: torch.copysign(x, torch.tensor([1.0, -1.0, -0.0])), 0.0, 1.0, -2.0)
show("singular matrix", g(lambda x: torch.linalg.inv(x.reshape(2, 2)), 1.0, 2.0, 2.0, 4.0))
show("not positive definite", g(lambda x: torch.linalg.cholesky(x.reshape(2, 2)), 1.0, 2.0, 2.0, 1.0))
row("cholesky", lambda x: torch.linalg.cholesky(x.reshape(2, 2)), 2.0, 5.0, 1.0, 3.0)
show("equal eigenvalues", g(lambda x: torch.linalg.eigvalsh(x.reshape(2, 2)), 1.0, 0.0, 0.0, 1.0))
show("complete QR", g(lambda x: torch.linalg.qr(x.reshape(3, 2), mode="complete")[0], 1.0, 2.0, 3.0, 4.0, 5.0, 7.0))
show("where", g(lambda x: torch.where(x > 0, x.sqrt(), torch.zeros(1)), 0.0), g(lambda x: torch.where(x > 0, torch.where(x > 0, x, torch.ones(1)).sqrt(), torch.zeros(1)), 0.0))
for f in [F.relu, torch.max, torch.amax, lambda x: torch.maximum(x, torch.zeros(2)), lambda x: x.clamp(-1, 1), torch.min, lambda x: torch.fmax(x, torch.zeros(2)), lambda x: torch.fmin(x, torch.zeros(2)), torch.nansum, torch.nanmean, torch.abs, torch.sign, lambda x: x.max(0)[0], torch.median, torch.nanmedian, torch.sum, lambda x: torch.logsumexp(x, 0), lambda x: x.sort()[0], lambda x: x.cummax(0)[0], torch.std]:
    show("NaN", g(f, nan, 1.0), v(f, nan, 1.0))
show("masked logarithm", g(lambda x: x.log().masked_fill(x <= 0, 0), -1.0, 0.0, 1.0))
