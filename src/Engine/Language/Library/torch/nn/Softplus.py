import torch.nn.functional as F
from torch.nn import Module


class Softplus(Module):
    """log(1 + e^(beta · x)) / beta, and x itself where beta · x is above the threshold."""

    def __init__(self, beta=1, threshold=20):
        super().__init__()
        self.beta = beta
        self.threshold = threshold

    def forward(self, input):
        return F.softplus(input, self.beta, self.threshold)

    def extra_repr(self):
        return f'beta={self.beta}, threshold={self.threshold}'
