"""The graphs of SmallGraphs.cs in PyTorch's Python, for a comparison on the same machine in the same minute: python3 pytorch_small_graph.py"""
import statistics
import time

import torch

torch.set_num_threads(1)
x, w, b = (torch.tensor(values, dtype=torch.float64, requires_grad=True) for values in ([0.1, 0.2, 0.3], [0.4, -0.5, 0.6], [0.7, 0.8, -0.9]))
plain_x, plain_w = x.detach(), w.detach()


def forward():
    return ((x * w) + b).exp().sum()


def forward_and_grad():
    return torch.autograd.grad(forward(), (x, w, b))


def forward_and_backward():
    x.grad = w.grad = b.grad = None
    forward().backward()
    return x.grad


def mul_recorded():
    return x * w


def mul_plain():
    return plain_x * plain_w


for run in (forward_and_grad, forward_and_backward, forward, mul_recorded, mul_plain):
    for _ in range(2000):
        run()
    rounds = []
    for _ in range(15):
        start = time.perf_counter()
        for _ in range(4000):
            run()
        rounds.append((time.perf_counter() - start) / 4000 * 1e6)
    print(f"{run.__name__:22} {statistics.median(rounds):7.2f} µs   (least {min(rounds):.2f}, most {max(rounds):.2f})")
