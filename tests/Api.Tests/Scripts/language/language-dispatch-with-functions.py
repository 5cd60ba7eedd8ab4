import torch

OPS = {
    "add": lambda a, b: a + b,
    "mul": torch.mul,
    "pow": pow,
    "max": max,
}
for name, op in OPS.items():
    print(name, op(torch.tensor(2.0), torch.tensor(3.0)))

def apply_twice(f, x):
    return f(f(x))

def pipeline(*steps):
    def run(x):
        for step in steps:
            x = step(x)
        return x
    return run

print(apply_twice(lambda v: v * v, 3), pipeline(torch.exp, torch.log, lambda t: t.round())(torch.tensor([1.0, 2.0])))
activations = [torch.relu, torch.tanh, torch.sigmoid, torch.nn.ReLU()]
for act in activations:
    print(act(torch.tensor([-1.0, 1.0])))
methods = ["sum", "mean", "max"]
t = torch.tensor([1.0, 4.0])
print([getattr(t, m)().item() for m in methods], getattr(torch, "sqrt")(t), hasattr(t, "nope"), getattr(t, "nope", "default"))
print(list(map(str.upper, ["a", "b"])), sorted(["b", "A"], key=str.lower), list(map(int, "123")), apply_twice.__name__, [f.__name__ for f in (pipeline, lambda: 0)])
