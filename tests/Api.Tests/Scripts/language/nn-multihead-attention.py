import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(0)
torch.set_printoptions(precision=3)
mha = nn.MultiheadAttention(4, 2, batch_first=True)
x = torch.linspace(-1, 1, 12).view(1, 3, 4)
out, weights = mha(x, x, x)
print(out.data, weights.data)
print(torch.allclose(weights.sum(-1), torch.ones(1, 3)), [n for n, _ in mha.named_parameters()])
mask = torch.triu(torch.ones(3, 3, dtype=torch.bool), diagonal=1)
_, causal = mha(x, x, x, attn_mask=mask)
print(causal.data)
q = k = v = x
scores = q @ k.transpose(-2, -1) / 4 ** 0.5
print(F.softmax(scores.masked_fill(mask, float("-inf")), dim=-1) @ v)
