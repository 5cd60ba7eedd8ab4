import torch
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
        cell = torch.rnn_tanh_cell if self.nonlinearity == 'tanh' else torch.rnn_relu_cell
        h = cell(input, h, self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh)
        return h if batched else h.squeeze(0)
