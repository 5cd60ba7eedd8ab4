"""Writes kinks.jsonl: the gradients that PyTorch gives where an operator has a kink, a tie, a jump or the edge of its domain.

Run it with a Python that has PyTorch 1.13.1: python3 kinks.py > kinks.jsonl. Each line holds the operator, its arguments as a sample's
text ("x" is the tensor that is differentiated by, "i" and "j" are integers), and the gradient of the sum over the first result, or over
all floating ones, of 1, 2, 3, ... times its elements; null for none.
"""
import json
import math
import warnings

import torch
import torch.nn.functional as F
from torch.masked import _ops as masked

warnings.filterwarnings("ignore")
INF, NAN = math.inf, math.nan


def floats(values):
    return torch.tensor(values, dtype=torch.float64)


def plain(value):
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def row(op, arguments, x, call, **integers):
    leaf = floats(x).requires_grad_()
    result = call(leaf, *(torch.tensor(values) for values in integers.values()))
    results = result if isinstance(result, tuple) else (result,)
    terms = [
        (one * torch.arange(1, one.numel() + 1).reshape(one.shape)).sum() for one in results if one.dtype.is_floating_point
    ]
    gradient = torch.autograd.grad(sum(terms), leaf, allow_unused=True)[0] if terms[0].requires_grad else None
    data = None if gradient is None else plain((gradient + torch.zeros_like(leaf)).flatten().tolist())
    print(json.dumps({"op": op, "arguments": arguments, "x": plain(leaf.detach().tolist()), "integers": integers, "gradient": data}))


# Ties, and which of equals is chosen.
row("amax", '"x"', [1, 3, 3], torch.amax)
row("amax", '"x", 1', [[1, 3, 3], [2, 2, 2]], lambda x: x.amax(1))
row("amin", '"x"', [1, 3, 1], torch.amin)
row("amin", '"x", 0', [[1, 3], [1, 2]], lambda x: x.amin(0))
row("max", '"x"', [1, 3, 3], torch.max)
row("max", '"x", 0', [1, 3, 3], lambda x: x.max(0))
row("min", '"x"', [1, 3, 1], torch.min)
row("min", '"x", 0', [1, 3, 1], lambda x: x.min(0))
row("median", '"x"', [2, 1, 2, 2, 3], torch.median)
row("median", '"x", 0', [2, 1, 2, 2, 3], lambda x: x.median(0))
row("nanmedian", '"x"', [2, NAN, 1, 2], torch.nanmedian)
row("nanmedian", '"x", 0', [2, NAN, 1, 2], lambda x: x.nanmedian(0))
row("kthvalue", '"x", 2', [2, 1, 2, 2], lambda x: x.kthvalue(2))
row("mode", '"x"', [2, 1, 2, 1, 3], torch.mode)
row("sort", '"x", stable=True', [2, 1, 2, 1], lambda x: x.sort(stable=True))
row("msort", '"x"', [2, 1, 2, 1], torch.msort)
row("cummax", '"x", 0', [1, 3, 3, 2, 3], lambda x: x.cummax(0))
row("cummin", '"x", 0', [3, 1, 1, 2, 1], lambda x: x.cummin(0))
row("quantile", '"x", 0.5', [1, 2, 2, 3], lambda x: x.quantile(0.5))
row("quantile", '"x", 0.5', [1, 2, 2], lambda x: x.quantile(0.5))
row("nanquantile", '"x", 0.5', [1, NAN, 3], lambda x: x.nanquantile(0.5))
for name in ("maximum", "minimum"):
    row(name, '"x", [2.0, 1.0, 2.0]', [2, 0, 3], lambda x: getattr(torch, name)(x, floats([2, 1, 2])))
for name in ("fmax", "fmin"):
    row(name, '"x", [2.0, 1.0, 2.0]', [2, 0, NAN], lambda x: getattr(torch, name)(x, floats([2, 1, 2])))
    row(name, '[2.0, 1.0, 2.0], "x"', [2, 0, NAN], lambda x: getattr(torch, name)(floats([2, 1, 2]), x))
for name in ("clamp_min", "clamp_max"):
    row(name, '"x", 1.0', [0, 1, 2], lambda x: getattr(torch, name)(x, 1.0))
    row(name, '"x", [1.0, 1.0, 1.0]', [0, 1, 2], lambda x: getattr(torch, name)(x, floats([1, 1, 1])))
    row(name, '[1.0, 1.0, 1.0], "x"', [0, 1, 2], lambda x: getattr(torch, name)(floats([1, 1, 1]), x))
row("clamp", '"x", -1.0, 1.0', [-2, -1, 0, 1, 2, NAN], lambda x: x.clamp(-1, 1))
row("clamp", '"x", [0.0, 0.0, 0.0], [1.0, 1.0, 1.0]', [0, 1, 2], lambda x: x.clamp(floats([0, 0, 0]), floats([1, 1, 1])))
row("index_reduce", '"x", 0, "i", [3.0, 3.0], "amax"', [3, 1], lambda x, i: x.index_reduce(0, i, floats([3, 3]), "amax"), i=[0, 0])
row("index_reduce", '"x", 0, "i", [3.0, 1.0], "amin"', [1, 1], lambda x, i: x.index_reduce(0, i, floats([3, 1]), "amin"), i=[0, 0])
row("index_reduce", '"x", 0, "i", [0.0, 4.0], "prod"', [3, 1], lambda x, i: x.index_reduce(0, i, floats([0, 4]), "prod"), i=[0, 0])
row("scatter_reduce", '"x", 0, "i", [3.0, 3.0], "amax"', [3, 1], lambda x, i: x.scatter_reduce(0, i, floats([3, 3]), "amax"), i=[0, 0])
row("scatter_reduce", '[3.0, 1.0], 0, "i", "x", "prod"', [0, 4], lambda x, i: floats([3, 1]).scatter_reduce(0, i, x, "prod"), i=[0, 0])
for name in ("max", "min"):
    row(
        "segment_reduce", f'"x", "{name}", lengths="i"', [3, 3, 1, 2],
        lambda x, i: torch.segment_reduce(x, name, lengths=i), i=[2, 2])
row("masked.amax", '"x"', [1, 3, 3], masked.amax)
row("masked.amin", '"x"', [1, 3, 1], masked.amin)
row("masked.median", '"x", 0', [2, 1, 2, 2, 3], lambda x: masked.median(x, 0))
line, plane, cube = [[[1, 1, 0, 0, 2, 2]]], [[[1, 1, 0, 2], [1, 0, 2, 2]]], [[[[1, 1], [0, 1]], [[1, 0], [0, 0]]]]
row("nn.functional.max_pool1d", '"x", 2', line, lambda x: F.max_pool1d(x, 2))
row("nn.functional.max_pool2d", '"x", 2', plane, lambda x: F.max_pool2d(x, 2))
row("nn.functional.max_pool3d", '"x", 2', cube, lambda x: F.max_pool3d(x, 2))
row("nn.functional.adaptive_max_pool1d", '"x", 3', line, lambda x: F.adaptive_max_pool1d(x, 3))
row("nn.functional.adaptive_max_pool2d", '"x", [1, 2]', plane, lambda x: F.adaptive_max_pool2d(x, (1, 2)))
row("nn.functional.adaptive_max_pool3d", '"x", 1', cube, lambda x: F.adaptive_max_pool3d(x, 1))
row("nn.functional.embedding_bag", '"i", "x", "j", mode="max"', [[1, 2], [3, 4]],
    lambda x, i, j: F.embedding_bag(i, x, j, mode="max"), i=[0, 0, 1], j=[0, 2])

# Jumps and signs.
for name in ("floor", "ceil", "round", "trunc", "frac", "sgn", "sign", "abs", "angle"):
    row(name, '"x"', [-1, 0, 0.5, 1, NAN], getattr(torch, name))
row("remainder", '"x", 2.0', [-2, 0, 4], lambda x: x.remainder(2))
row("remainder", '[-3.0, 0.0, 4.0], "x"', [2, 2, 2], lambda x: floats([-3, 0, 4]).remainder(x))
row("fmod", '"x", 2.0', [-2, 0, 4], lambda x: x.fmod(2))
row("fmod", '[-3.0, 0.0, 4.0], "x"', [2, 2, 2], lambda x: floats([-3, 0, 4]).fmod(x))
for mode in ("floor", "trunc"):
    row("div", f'"x", 2.0, rounding_mode="{mode}"', [-2, 0, 4], lambda x: x.div(2, rounding_mode=mode))
row("copysign", '"x", [1.0, -1.0, -0.0]', [0, 0, 2], lambda x: x.copysign(floats([1, -1, -0.0])))
row("nan_to_num", '"x"', [NAN, INF, 1], torch.nan_to_num)

# Activations.
for name, points in {
    "relu": [-1, 0, 1, NAN], "relu6": [0, 3, 6], "hardtanh": [-1, 0, 1], "leaky_relu": [-1, 0, 1], "hardshrink": [-0.5, 0, 0.5, 0.6],
    "softshrink": [-0.5, 0, 0.5, 0.6], "hardsigmoid": [-3, 0, 3], "hardswish": [-3, 0, 3], "elu": [-1, 0, 1], "celu": [-1, 0, 1],
    "selu": [-1, 0, 1],
}.items():
    row("nn.functional." + name, '"x"', points, getattr(F, name))
row("nn.functional.prelu", '"x", [0.25]', [-1, 0, 1], lambda x: F.prelu(x, floats([0.25])))
row("nn.functional.prelu", '[-1.0, 0.0, 1.0], "x"', [0.25], lambda x: F.prelu(floats([-1, 0, 1]), x))
row("nn.functional.threshold", '"x", 0.5, 9.0', [0, 0.5, 0.6], lambda x: F.threshold(x, 0.5, 9))
row("nn.functional.softplus", '"x", 1.0, 2.0', [1, 2, 3], lambda x: F.softplus(x, 1, 2))

# Lengths and distances at zero.
for order in (0.5, 1.0, 1.5, 2.0, 3.0, INF, -INF, 0.0):
    text = str(order)
    for point in ([0, 0], [0, 3], [3, 3]):
        row("norm", f'"x", {text}', point, lambda x: x.norm(order))
        row("linalg.vector_norm", f'"x", {text}', point, lambda x: torch.linalg.vector_norm(x, order))
for order in (1.0, 2.0, 3.0, INF):
    text = str(order)
    row("dist", f'"x", [1.0, 1.0], {text}', [1, 1], lambda x: torch.dist(x, floats([1, 1]), order))
    row("cdist", f'"x", [[1.0, 1.0]], {text}', [[1, 1], [1, 3]], lambda x: torch.cdist(x, floats([[1, 1]]), order))
    row("nn.functional.pdist", f'"x", {text}', [[1, 1], [1, 1], [1, 3]], lambda x: F.pdist(x, order))
    row("nn.functional.pairwise_distance", f'"x", [[1.0, 1.0]], {text}', [[1, 1]], lambda x: F.pairwise_distance(x, floats([[1, 1]]), order))
    row("nn.functional.normalize", f'"x", {text}', [[0, 0]], lambda x: F.normalize(x, order))
    row("masked.norm", f'"x", {text}', [0, 0], lambda x: masked.norm(x, order))
row("renorm", '"x", 2.0, 0, 5.0', [[3, 4], [0, 0]], lambda x: x.renorm(2, 0, 5))
row("hypot", '"x", [0.0, 1.0]', [0, 0], lambda x: torch.hypot(x, floats([0, 1])))
row("atan2", '"x", [0.0, -1.0]', [0, 0], lambda x: torch.atan2(x, floats([0, -1])))
for name in ("std", "var", "std_mean", "var_mean"):
    row(name, '"x"', [2, 2], getattr(torch, name))
row("masked.std", '"x"', [2, 2], lambda x: masked.std(x, unbiased=True))
row("nn.functional.cosine_similarity", '"x", [[1.0, 0.0]]', [[0, 0]], lambda x: F.cosine_similarity(x, floats([[1, 0]])))
row("nn.functional.lp_pool1d", '"x", 2.0, 2', [[[0, 0, 3, 4]]], lambda x: F.lp_pool1d(x, 2, 2))

# Losses at their margins.
NONE = {"reduction": "none"}
row("nn.functional.l1_loss", '"x", [1.0, 1.0], reduction="none"', [1, 2], lambda x: F.l1_loss(x, floats([1, 1]), **NONE))
row("nn.functional.smooth_l1_loss", '"x", [0.0, 0.0, 0.0], reduction="none"', [-1, 0, 1],
    lambda x: F.smooth_l1_loss(x, floats([0, 0, 0]), **NONE))
row("nn.functional.smooth_l1_loss", '"x", [0.0, 1.0], reduction="none", beta=0.0', [0, 0],
    lambda x: F.smooth_l1_loss(x, floats([0, 1]), beta=0.0, **NONE))
row("nn.functional.huber_loss", '"x", [0.0, 0.0, 0.0], reduction="none", delta=0.5', [-0.5, 0, 0.5],
    lambda x: F.huber_loss(x, floats([0, 0, 0]), delta=0.5, **NONE))
row("nn.functional.hinge_embedding_loss", '"x", "i", reduction="none"', [1, 2, 0],
    lambda x, i: F.hinge_embedding_loss(x, i, **NONE), i=[-1, -1, 1])
row("nn.functional.margin_ranking_loss", '"x", [1.0, 1.0], [1.0, -1.0], reduction="none"', [1, 1],
    lambda x: F.margin_ranking_loss(x, floats([1, 1]), floats([1, -1]), **NONE))
row("nn.functional.cosine_embedding_loss", '"x", [[1.0, 0.0], [1.0, 0.0]], [-1.0, -1.0], reduction="none"', [[0, 1], [0, -1]],
    lambda x: F.cosine_embedding_loss(x, floats([[1, 0], [1, 0]]), floats([-1, -1]), **NONE))
for power in (1, 2):
    row("nn.functional.multi_margin_loss", f'"x", "i", {power}, reduction="none"', [[1, 0, 2]],
        lambda x, i: F.multi_margin_loss(x, i, power, **NONE), i=[0])
row("nn.functional.multilabel_margin_loss", '"x", "i", reduction="none"', [[1, 0, 2]],
    lambda x, i: F.multilabel_margin_loss(x, i, **NONE), i=[[0, -1, -1]])
row("nn.functional.triplet_margin_loss", '"x", [[0.0, 0.0]], [[1.0, 0.0]], eps=0.0, reduction="none"', [[0, 0]],
    lambda x: F.triplet_margin_loss(x, floats([[0, 0]]), floats([[1, 0]]), eps=0.0, **NONE))
row("nn.functional.binary_cross_entropy", '"x", [1.0, 0.0], reduction="none"', [0, 1],
    lambda x: F.binary_cross_entropy(x, floats([1, 0]), **NONE))
row("nn.functional.gaussian_nll_loss", '[1.0], [0.0], "x", reduction="none", eps=0.5', [0.5],
    lambda x: F.gaussian_nll_loss(floats([1]), floats([0]), x, eps=0.5, **NONE))
row("nn.functional.kl_div", '[-1.0, -1.0], "x", reduction="none"', [0, 1], lambda x: F.kl_div(floats([-1, -1]), x, **NONE))

# The edges of domains.
row("prod", '"x"', [0, 2, 3], torch.prod)
row("prod", '"x"', [0, 0, 3], torch.prod)
row("cumprod", '"x", 0', [2, 0, 3, 0], lambda x: x.cumprod(0))
row("logcumsumexp", '"x", 0', [-INF, 0, -INF], lambda x: x.logcumsumexp(0))
row("logsumexp", '"x", 0', [-INF, 0], lambda x: x.logsumexp(0))
row("logaddexp", '"x", [0.0, 0.0]', [-INF, 0], lambda x: torch.logaddexp(x, floats([0, 0])))
row("sqrt", '"x"', [0, 4], torch.sqrt)
row("log", '"x"', [0, -1], torch.log)
row("pow", '"x", 0', [0, 2], lambda x: x.pow(0))
row("pow", '"x", 1.5', [0, 4], lambda x: x.pow(1.5))
row("pow", '"x", 0.5', [0, 4], lambda x: x.pow(0.5))
row("float_power", '"x", 0.5', [0, 4], lambda x: x.float_power(0.5))
row("xlogy", '"x", [0.0, 2.0]', [0, 0], lambda x: torch.xlogy(x, floats([0, 2])))
row("special.xlog1py", '"x", [-1.0, 2.0]', [0, 0], lambda x: torch.special.xlog1py(x, floats([-1, 2])))
row("special.entr", '"x"', [0, 1], torch.special.entr)
row("sinc", '"x"', [0, 1], torch.sinc)
for name in ("i0e", "i1", "i1e"):
    row("special." + name, '"x"', [0, 1], getattr(torch.special, name))
row("logit", '"x", 0.25', [0.25, 0.5, 0.75, 0.8], lambda x: x.logit(0.25))
row("nansum", '"x"', [NAN, 1], torch.nansum)
row("nanmean", '"x"', [NAN, 1], torch.nanmean)
row("where", '[True, False], "x", 0.0', [1, INF], lambda x: torch.where(torch.tensor([True, False]), x, floats(0)))
row("softmax", '"x", 0', [-INF, 0, 1], lambda x: x.softmax(0))
row("log_softmax", '"x", 0', [-INF, 0, 1], lambda x: x.log_softmax(0))
