import torch.nn.functional as F
from torch.nn import Module


class LogSigmoid(Module):
    """log(1 / (1 + e⁻ˣ))."""

    def forward(self, input):
        return F.logsigmoid(input)
