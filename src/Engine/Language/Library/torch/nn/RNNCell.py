import torch
import torch.nn.functional as F
from torch.nn import RNNCellBase


class RNNCell(RNNCellBase):
    """tanh(x W_ihᵀ + b_ih + h W_hhᵀ + b_hh), or relu in the place of tanh."""

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 1, device, dtype)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        input, (h,), batched = self._prepared(input, None if hx is None else (hx,), 1)
        if self.nonlinearity not in ('tanh', 'relu'):
            raise RuntimeError(f'Unknown nonlinearity: {self.nonlinearity}')
        activation = torch.tanh if self.nonlinearity == 'tanh' else torch.relu
        h = activation(F.linear(input, self.weight_ih, self.bias_ih) + F.linear(h, self.weight_hh, self.bias_hh))
        return h if batched else h.squeeze(0)
