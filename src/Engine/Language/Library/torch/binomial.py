import math
import torch
from torch import _uniforms


def binomial(count, prob, generator=None):
    """Binomial numbers: successes among count trials of probability prob."""
    count, prob = torch.broadcast_tensors(count.detach(), prob.detach())
    draws = [_draw(n, p, generator) for n, p in zip(count.reshape(-1).tolist(), prob.reshape(-1).tolist())]
    return torch.tensor(draws, dtype=count.dtype).reshape(count.shape)


def _draw(count, prob, generator):
    def uniform():
        return _uniforms((), generator).item()

    if count <= 0 or prob <= 0:
        return 0.0
    if prob >= 1:
        return float(count)
    rare = min(prob, 1 - prob)
    successes = _by_rejection(count, rare, uniform) if count * rare >= 10 else _by_waiting(count, rare, uniform)
    return float(successes if prob <= 0.5 else count - successes)


def _by_waiting(count, prob, uniform):
    """Geometric waiting times until they exceed the trials."""
    total, successes = 0, 0
    while True:
        total += math.ceil(math.log(uniform()) / math.log1p(-prob))
        if total > count:
            return successes
        successes += 1


def _stirling_tail(k):
    """log k! less Stirling's formula for it."""
    return math.lgamma(k + 1) - ((k + 0.5) * math.log(k + 1) - (k + 1) + 0.5 * math.log(2 * math.pi))


def _by_rejection(count, prob, uniform):
    """Transformed rejection with squeeze: Hörmann, 1993, algorithm BTRS."""
    deviation = math.sqrt(count * prob * (1 - prob))
    b = 1.15 + 2.53 * deviation
    a = -0.0873 + 0.0248 * b + 0.01 * prob
    c = count * prob + 0.5
    fast = 0.92 - 4.2 / b
    odds = prob / (1 - prob)
    alpha = (2.83 + 5.1 / b) * deviation
    m = math.floor((count + 1) * prob)
    while True:
        u, v = uniform() - 0.5, uniform()
        us = 0.5 - abs(u)
        k = math.floor((2 * a / us + b) * u + c)
        if us >= 0.07 and v <= fast:
            return k
        if 0 <= k <= count:
            bound = ((m + 0.5) * math.log((m + 1) / (odds * (count - m + 1))) + (count + 1) * math.log((count - m + 1) / (count - k + 1))
                     + (k + 0.5) * math.log(odds * (count - k + 1) / (k + 1)) + _stirling_tail(m) + _stirling_tail(count - m)
                     - _stirling_tail(k) - _stirling_tail(count - k))
            if math.log(v * alpha / (a / (us * us) + b)) <= bound:
                return k
