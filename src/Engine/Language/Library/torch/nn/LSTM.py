import torch
import torch.nn.functional as F
from torch.nn import RNNBase


class LSTM(RNNBase):
    """Long short-term memory: c ← f · c + i · g, h ← o · tanh(c), with gates i, f, g, o in this order. Hochreiter and Schmidhuber, 1997."""

    gates = 4
    states = 2

    def __init__(self, *args, **kwargs):
        super().__init__('LSTM', *args, **kwargs)

    def _as_state(self, hx):
        return (hx[0], hx[1])

    def _as_hidden(self, state):
        return state

    def _step(self, suffix):
        weight, bias = self._parameters['weight_hh' + suffix], self._parameters.get('bias_hh' + suffix)
        projection = self._parameters.get('weight_hr' + suffix)

        def step(gates, state):
            i, f, g, o = (F.linear(state[0], weight, bias) + gates).chunk(4, 1)
            c = torch.sigmoid(f) * state[1] + torch.sigmoid(i) * torch.tanh(g)
            h = torch.sigmoid(o) * torch.tanh(c)
            return (h if projection is None else F.linear(h, projection)), c

        return step
