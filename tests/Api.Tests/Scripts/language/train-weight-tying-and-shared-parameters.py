import torch
from torch import nn

class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.emb = nn.Embedding(4, 2)
        self.out = nn.Linear(2, 4, bias=False)
        self.out.weight = self.emb.weight

    def forward(self, i):
        return self.out(self.emb(i))

torch.manual_seed(0)
m = Tied()
print([n for n, _ in m.named_parameters()], sum(p.numel() for p in m.parameters()), m.out.weight is m.emb.weight)
loss = nn.functional.cross_entropy(m(torch.tensor([0, 1])), torch.tensor([2, 3]))
loss.backward()
print(f"{loss.item():.4f}", m.emb.weight.grad)
