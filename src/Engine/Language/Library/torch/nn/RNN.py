import torch
import torch.nn.functional as F
from torch.nn import RNNBase


class RNN(RNNBase):
    """h ← tanh(x W_ihᵀ + b_ih + h W_hhᵀ + b_hh), or relu in the place of tanh."""

    def __init__(self, *args, **kwargs):
        if 'proj_size' in kwargs:
            raise ValueError('proj_size argument is only supported for LSTM, not RNN or GRU')
        nonlinearity = kwargs.pop('nonlinearity', 'tanh')
        if nonlinearity not in ('tanh', 'relu'):
            raise ValueError(f"Unknown nonlinearity '{nonlinearity}'")
        self.nonlinearity = nonlinearity
        super().__init__('RNN_' + nonlinearity.upper(), *args, **kwargs)

    def _step(self, suffix):
        weight, bias = self._parameters['weight_hh' + suffix], self._parameters.get('bias_hh' + suffix)
        activation = torch.tanh if self.nonlinearity == 'tanh' else torch.relu

        def step(gates, state):
            return (activation(F.linear(state[0], weight, bias) + gates),)

        return step
