import math
import torch
from torch import nn
import torch.nn.functional as F

class Attention(nn.Module):
    def __init__(self, dim, heads):
        super().__init__()
        self.heads, self.head_dim = heads, dim // heads
        self.qkv = nn.Linear(dim, 3 * dim, bias=False)
        self.proj = nn.Linear(dim, dim)

    def forward(self, x, mask=None):
        B, T, C = x.shape
        q, k, v = self.qkv(x).chunk(3, dim=-1)
        q, k, v = (t.view(B, T, self.heads, self.head_dim).transpose(1, 2) for t in (q, k, v))
        att = (q @ k.transpose(-2, -1)) / math.sqrt(self.head_dim)
        if mask is not None:
            att = att.masked_fill(mask == 0, float("-inf"))
        att = F.softmax(att, dim=-1)
        y = (att @ v).transpose(1, 2).contiguous().view(B, T, C)
        return self.proj(y), att

torch.manual_seed(0)
layer = Attention(4, 2)
x = torch.linspace(-1, 1, 12).view(1, 3, 4).requires_grad_()
y, att = layer(x, mask=torch.tril(torch.ones(3, 3)))
print(y.shape, att.shape)
print(att[0, 0].data)
y[0, 1].sum().backward()
print((x.grad[0, 2] == 0).all(), (x.grad[0, :2] != 0).all(), layer.qkv.weight.grad.shape)

position = torch.arange(3.0).unsqueeze(1)
freq = torch.exp(torch.arange(0, 4, 2) * (-math.log(10000.0) / 4))
pe = torch.zeros(3, 4)
pe[:, 0::2] = torch.sin(position * freq)
pe[:, 1::2] = torch.cos(position * freq)
print(pe)
