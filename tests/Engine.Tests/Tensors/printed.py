"""Writes printed.txt: tensors as PyTorch prints them. Run it with a Python that has PyTorch: python3 printed.py > printed.txt"""
import json
import math

import torch

INF, NAN = math.inf, math.nan
CASES = []


def case(data, dtype="float32", shape=None, **options):
    if shape is None:
        shape, inner = [], data
        while isinstance(inner, list):
            shape.append(len(inner))
            inner = inner[0] if inner else None
    CASES.append({"dtype": dtype, "shape": shape, "data": data, **options})


def flat(data):
    return [x for part in data for x in flat(part)] if isinstance(data, list) else [data]


def make(c):
    data, dtype = c["data"], getattr(torch, c["dtype"])
    if isinstance(data, dict):
        start, step = data["range"]
        data = [start + step * i for i in range(math.prod(c["shape"]))]
    data = flat(data)
    if dtype.is_complex:
        data = [complex(data[i], data[i + 1]) for i in range(0, len(data), 2)]
    x = torch.tensor(data, dtype=dtype).reshape(c["shape"])
    x.requires_grad_(c.get("requires_grad", False))
    for step in c.get("then", []):
        if step == "copy_slices":
            x = x.clone()
            x[0] = x[1]
        else:
            x = {"mul": lambda: x * 1, "exp": x.exp, "sum": x.sum, "t": lambda: x.transpose(0, 1), "expand": lambda: x.expand(4, *x.shape),
                 "detach": x.detach, "tail": lambda: x[1:]}[step]()
    return x


def plain(value):
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    return value


# Formats: whole, decimal, scientific, and the borders between them.
case([1.0, 2.0, 3.0])
case([0.1, 2.5, -3.25])
case([1.0, 1e9])
case([1.0, 1000.0])
case([1.0, 1001.0])
case([1e8])
case([100000001.0], "float64", default="float64")
case([0.5, 500.0])
case([0.5, 501.0])
case([1e-4], "float64")
case([9.9e-5], "float64")
case([1e-5, 1.0, 200.0], "float64")
case([0.03125, 0.09375, -0.03125, 1.00005], "float64")
case([2.5, 1e-300, 1e300], "float64")
case([5e-324], "float64")
case([1e100, -1e-100, 0.0, NAN, INF, -INF], "float64")
case([0.0, -0.0])
case([-0.0, 0.5])
case([-0.00001, 0.5, 0.25])
case([0.1, 100.0, 99.99996])
case([123456.789, 1234.5])
# Not finite.
case([NAN, 0.0])
case([INF, -INF, NAN])
case([NAN, 1.0, 22.0])
case([-INF, 1.0])
case([-INF, 1.5, NAN])
case([-INF, 1e10])
case([[INF, 1.0], [-2.5, NAN]])
# 0-d, empty, integers, bools.
case(3.5)
case(NAN)
case(1e-7)
case(5, "int64")
case(True, "bool")
case([], shape=[0])
case([], shape=[2, 0])
case([], shape=[0, 3, 0], dtype="int64")
case([], shape=[0], dtype="bool")
case([], shape=[1, 0], dtype="float64", requires_grad=True)
case([], shape=[0], dtype="complex64")
case([1, -20, 300], "int64")
case([1, -20, 127], "int8")
case([0, 255], "uint8")
case([[1, 2], [30000, -4]], "int16")
case([2147483647, -2147483648], "int32")
case([9223372036854775807, -9223372036854775808], "int64")
case([True, False], "bool")
case([[False, False], [False, False]], "bool")
# dtypes and the default dtype.
case([1.5, 2.0], "float64")
case([1.5, 2.0], "float64", default="float64")
case([1.5, 2.0], "float32", default="float64")
case([1.5, 2.0], "float16")
case([65504.0, 0.0001], "float16")
case([1.5, 2.0, 3.1415926], "bfloat16")
case([1.5, 2.0], "bfloat16", default="bfloat16")
case([0.1, 1 / 3])
case([0.1, 1 / 3], "float64")
# Complex numbers: data in pairs.
case([1.0, 2.0, 3.0, -4.0], "complex64", shape=[2])
case([1.5, 2.0, 3.0, -4.25], "complex128", shape=[2])
case([1.5, 2.0, 3.0, -4.25], "complex128", shape=[2], default="float64")
case([1.5, 2.0, 3.0, -4.25], "complex64", shape=[2], default="float64")
case([0.0, -0.0], "complex64", shape=[])
case([NAN, INF, -INF, NAN, 1.0, -INF], "complex64", shape=[3])
case([1e-7, 1e5, 1.0, -22.5], "complex64", shape=[2, 1])
case([1e-7, 1.0, 1e7, -3.0], "complex128", shape=[2], requires_grad=True)
case({"range": [-30.0, 0.25]}, "complex64", shape=[0])
# Lines and layouts.
case({"range": [0.0, 1.0]}, shape=[30])
case({"range": [-3.5, 0.37]}, shape=[25])
case({"range": [0, 1]}, "int64", shape=[100])
case({"range": [1e-6, 1.25]}, shape=[12])
case({"range": [0.0, 0.5]}, shape=[2, 3])
case({"range": [0.0, 0.5]}, shape=[2, 3, 4])
case({"range": [0, 7]}, "int64", shape=[2, 2, 1, 3])
case({"range": [0, 1]}, "int64", shape=[1, 1, 1, 1, 1])
case({"range": [-7.5, 1.0]}, shape=[3, 21])
case({"range": [0.0, 1.0]}, shape=[2, 3], then=["t"])
case({"range": [0.0, 1.0]}, shape=[4, 2], then=["tail", "t"])
case({"range": [0.0, 1.0]}, shape=[3], then=["expand"])
# Summaries.
case({"range": [0.0, 1.0]}, shape=[1000])
case({"range": [0.0, 1.0]}, shape=[1001])
case({"range": [0, 1]}, "int64", shape=[100000])
case({"range": [0.0, 0.125]}, shape=[10000], dtype="float64", requires_grad=True)
case({"range": [0.0, 1.0]}, shape=[6, 400])
case({"range": [0.0, 1.0]}, shape=[400, 6])
case({"range": [0, 1]}, "int32", shape=[50, 60], then=["t"])
case({"range": [0.5, 1.0]}, shape=[7, 8, 9, 10])
case({"range": [0, 1]}, "int64", shape=[2, 2, 500])
case({"range": [0, 1]}, "int64", shape=[7, 1, 2, 80])
case({"range": [0, 1]}, "bool", shape=[1100])
case({"range": [0, 1]}, "int64", shape=[1, 1001, 1])
case({"range": [0.001, 1000.0]}, shape=[12, 100])
# History, and suffixes that no longer fit on the line.
case([1.0], requires_grad=True)
case([1.0, 2.0], requires_grad=True, then=["mul"])
case([1.0, 2.0], requires_grad=True, then=["exp"])
case([1.0, 2.0], requires_grad=True, then=["exp", "sum"])
case([1.0, 2.0], requires_grad=True, then=["exp", "detach"])
case([1.0, 2.0], "float64", requires_grad=True, then=["mul"])
case([1.0, 2.0], "float64", requires_grad=True, then=["copy_slices"])
case([[1.0, 2.0], [3.0, 4.0]], requires_grad=True, then=["t"])
case({"range": [0.0, 1.0]}, shape=[15], requires_grad=True)
case({"range": [0.0, 1.0]}, shape=[16], dtype="float64", requires_grad=True)
case({"range": [0.5, 1.0]}, shape=[8], requires_grad=True)
case({"range": [0.5, 1.0]}, shape=[7], dtype="float64", requires_grad=True, then=["mul"])
case({"range": [0.5, 1.0]}, shape=[3, 7], dtype="float64", requires_grad=True, then=["mul"])
case({"range": [0.5, 1.0]}, shape=[2, 4], dtype="float64", requires_grad=True)
case({"range": [10.0, 1.0]}, shape=[13], dtype="float16", requires_grad=True)

print("# Tensors as PyTorch 1.13.1 (Debian 12's python3-torch) prints them, taken by printed.py. A line of JSON says what the tensor is, the indented lines how it prints.")
for c in CASES:
    torch.set_default_dtype(getattr(torch, c.get("default", "float32")))
    text = str(make(c))
    print(json.dumps({**c, "data": plain(c["data"])}, separators=(",", ":")))
    print("\n".join("    " + line if line else "" for line in text.split("\n")))
