import torch
from torch import nn

class Bag(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(2, 2) for _ in range(2)])
        self.heads = nn.ModuleDict({"a": nn.Linear(2, 1), "b": nn.ReLU()})
        self.coefs = nn.ParameterList([nn.Parameter(torch.tensor(float(i))) for i in range(3)])
        self.plain = [nn.Linear(9, 9)]
        self.w = nn.Parameter(torch.ones(2), requires_grad=False)

    def forward(self, x):
        for i, layer in enumerate(self.layers):
            x = layer(x) * self.coefs[i]
        return self.heads["b"](self.heads["a"](x))

bag = Bag()
print([n for n, _ in bag.named_parameters()])
print(len(bag.layers), len(bag.coefs), list(bag.heads.keys()), "a" in bag.heads, bag.layers[1])
bag.layers.append(nn.Tanh())
print(bag.layers, bag.heads)
print(bag.w, [p.requires_grad for p in bag.parameters()].count(False))
p = nn.Parameter(torch.tensor([1.0]))
print(p, p.data, isinstance(p, torch.Tensor), type(p).__name__, (p * 2).grad_fn.name(), p.is_leaf)
for q in bag.parameters():
    q.requires_grad_(False)
print(sum(q.requires_grad for q in bag.parameters()))
bag.extra = nn.Parameter(torch.zeros(1))
print("extra" in dict(bag.named_parameters()), bag.get_parameter("extra"))
try:
    bag.extra = torch.zeros(1)
except TypeError as e:
    print("TypeError:", e)
