import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(0)
emb = nn.Embedding(5, 3)
print(emb, emb.weight)
idx = torch.tensor([1, 4, 1])
out = emb(idx)
print(out)
out.sum().backward()
print(emb.weight.grad)
print(nn.Embedding(4, 2, padding_idx=0), nn.Embedding(4, 2, padding_idx=0).weight[0])
table = torch.tensor([[0.0, 0.0], [1.0, 2.0], [3.0, 4.0]])
frozen = nn.Embedding.from_pretrained(table)
print(frozen(torch.tensor([[2, 1]])), frozen.weight.requires_grad, F.embedding(torch.tensor([1]), table), F.one_hot(torch.tensor([0, 2]), num_classes=3))
