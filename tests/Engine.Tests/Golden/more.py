"""Writes more.jsonl.gz: figures of PyTorch 1.13.1 for operators of which PyTorch has no differentiable samples.

    python3 more.py

The format is that of ops.jsonl.gz (README.md), with one field more: `seed` is what torch.manual_seed was given before the call.
"""
import gzip
import json
import math
import pathlib
import sys

import torch
import torch.nn.functional as F

sys.path.insert(0, str(pathlib.Path(__file__).parent))
torch.set_default_dtype(torch.float64)
torch.manual_seed(20)
counts, lines = {}, []


def number(value):
    if isinstance(value, complex):
        return [number(value.real), number(value.imag)]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


def write(tensor):
    values = tensor.detach().resolve_conj().flatten().tolist()
    return {"dtype": str(tensor.dtype)[6:], "shape": list(tensor.shape), "data": [number(value) for value in values]}


def tensors_of(value):
    if isinstance(value, torch.Tensor):
        return [value]
    if isinstance(value, (bool, int)):
        return [torch.tensor(value)]
    return [tensor for item in value for tensor in tensors_of(item)]


def case(op, *args, fn=None, seed=None, second=True, **kwargs):
    """One case: what torch.<op>, or fn, makes of the arguments. Leaves are differentiated, twice if PyTorch can."""
    if fn is None:
        fn = torch
        for part in op.split("."):
            fn = getattr(fn, part)
    inputs = {}

    def argument(value):
        if isinstance(value, torch.Tensor):
            name = next((name for name, tensor in inputs.items() if tensor is value), f"t{len(inputs)}")
            inputs[name] = value
            return {"ref": name}
        if isinstance(value, torch.dtype):
            return {"dtype": str(value)[6:]}
        if isinstance(value, (list, tuple)):
            return [argument(item) for item in value]
        return number(value)

    one = {"op": op, "args": [argument(value) for value in args], "kwargs": {name: argument(value) for name, value in kwargs.items()}}
    one["inputs"] = {name: {**write(tensor), **({"requires_grad": True} if tensor.requires_grad else {})} for name, tensor in inputs.items()}
    if seed is not None:
        one["seed"] = seed
        torch.manual_seed(seed)
    outputs = tensors_of(fn(*(a.clone() if op.endswith("_") and isinstance(a, torch.Tensor) else a for a in args), **kwargs))
    one["outputs"] = [write(output) for output in outputs]
    leaves = {name: tensor for name, tensor in inputs.items() if tensor.requires_grad}
    roots = {i: output for i, output in enumerate(outputs) if output.requires_grad}
    if leaves and roots:
        weights = {i: torch.randn_like(output) for i, output in roots.items()}
        grads = torch.autograd.grad(list(roots.values()), list(leaves.values()), list(weights.values()), create_graph=second, allow_unused=True)
        one["grad_outputs"] = {str(i): write(weight) for i, weight in weights.items()}
        one["grads"] = {name: None if grad is None else write(grad) for name, grad in zip(leaves, grads)}
        again = {name: grad for name, grad in zip(leaves, grads) if grad is not None and grad.requires_grad}
        if second and again:
            factors = {name: torch.randn_like(grad) for name, grad in again.items()}
            try:
                seconds = torch.autograd.grad(list(again.values()), list(leaves.values()), list(factors.values()), allow_unused=True)
                one["second"] = {
                    "weights": {name: write(factor) for name, factor in factors.items()},
                    "grads": {name: None if grad is None else write(grad) for name, grad in zip(leaves, seconds)},
                }
            except RuntimeError as error:
                one["second_error"] = str(error).split("\n")[0]
    counts[op] = counts.get(op, -1) + 1
    lines.append(json.dumps({"id": f"{op}/{counts[op]}", **one}))


def leaf(*shape, dtype=None, scale=1):
    return (scale * torch.randn(*shape, dtype=dtype)).requires_grad_()


def main():
    import cases  # noqa: F401  (the cases themselves)
    with gzip.GzipFile(pathlib.Path(__file__).parent / "more.jsonl.gz", "wb", mtime=0) as file:
        file.write("".join(line + "\n" for line in lines).encode())
    print(f"{len(lines)} cases of {len(counts)} operators")


if __name__ == "__main__":
    sys.modules["more"] = sys.modules["__main__"]
    main()
