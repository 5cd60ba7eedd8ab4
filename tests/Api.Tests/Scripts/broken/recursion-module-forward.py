# expect: RecursionError or limit
import torch

class M(torch.nn.Module):
    def forward(self, x):
        return self(x)

M()(torch.ones(1))
