import torch
import torch.nn.functional as F
from torch.nn import RNNBase


class GRU(RNNBase):
    """Gated recurrent units: n = tanh(x_n + r · h_n), h ← n + z · (h − n), with gates r, z, n in this order. Cho et al., 2014."""

    gates = 3

    def __init__(self, *args, **kwargs):
        if 'proj_size' in kwargs:
            raise ValueError('proj_size argument is only supported for LSTM, not RNN or GRU')
        super().__init__('GRU', *args, **kwargs)

    def _step(self, suffix):
        weight, bias = self._parameters['weight_hh' + suffix], self._parameters.get('bias_hh' + suffix)

        def step(gates, state):
            h = state[0]
            x_r, x_z, x_n = gates.chunk(3, 1)
            h_r, h_z, h_n = F.linear(h, weight, bias).chunk(3, 1)
            r = torch.sigmoid(h_r + x_r)
            z = torch.sigmoid(h_z + x_z)
            n = torch.tanh(x_n + h_n * r)
            return ((h - n) * z + n,)

        return step
