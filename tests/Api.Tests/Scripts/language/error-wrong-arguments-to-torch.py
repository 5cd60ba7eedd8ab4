import torch
import torch.nn.functional as F
from torch import nn

x = torch.ones(2, 3)
calls = [
    lambda: torch.exp(3.0),
    lambda: torch.sin(),
    lambda: torch.exp(x, x),
    lambda: torch.matmul(x, 3),
    lambda: torch.cat([x, 3]),
    lambda: x.dot(2.5),
    lambda: torch.special.erf(2),
    lambda: torch.maximum(x, 3.0),
    lambda: torch.add(x[0], 3),
    lambda: torch.cat(x),
    lambda: torch.cat([]),
    lambda: torch.stack([]),
    lambda: torch.tensor(),
    lambda: torch.tensor([[1, 2], [3]]),
    lambda: F.softmax(x, dimm=1),
    lambda: F.relu(x, bad=1),
    lambda: nn.Conv2d(1, 2),
    lambda: nn.ReLU()(x, x),
    lambda: torch.autograd.grad(x),
    lambda: x.register_hook(),
    lambda: x.backward(torch.ones(2, 3), foo=1),
    lambda: torch.randn(2, -1),
    lambda: x + "a",
    lambda: x + None,
    lambda: x @ 2,
    lambda: x.shape(),
    lambda: x.T(),
    lambda: x.foo(),
    lambda: x.grad.zero_(),
    lambda: torch.nn.Foo(),
    lambda: F.foo(x),
    lambda: torch.float32(3),
    lambda: x < "a",
    lambda: x[1:"a"],
]
for call in calls:
    try:
        print("no error", call())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
print(x == "a", x is None, x != None)
