import torch
from torch.nn import Module


class Sigmoid(Module):
    """1 / (1 + e⁻ˣ)."""

    def forward(self, input):
        return torch.sigmoid(input)
