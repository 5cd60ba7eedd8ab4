import math
import torch
from torch.nn import Module, Parameter, init


class RNNCellBase(Module):
    """The parameters of one step of a recurrent layer, and the checks of what it is given."""

    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        height = num_chunks * hidden_size
        self.weight_ih = Parameter(torch.empty((height, input_size), dtype=dtype))
        self.weight_hh = Parameter(torch.empty((height, hidden_size), dtype=dtype))
        self.register_parameter('bias_ih', Parameter(torch.empty(height, dtype=dtype)) if bias else None)
        self.register_parameter('bias_hh', Parameter(torch.empty(height, dtype=dtype)) if bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def _prepared(self, input, state, count):
        """Input and state with a batch; the state is zeros where there is none."""
        if input.dim() not in (1, 2):
            raise AssertionError(f'{type(self).__name__}: Expected input to be 1-D or 2-D but received {input.dim()}-D tensor')
        batched = input.dim() == 2
        if not batched:
            input = input.unsqueeze(0)
            state = None if state is None else tuple(part.unsqueeze(0) for part in state)
        if input.size(1) != self.input_size:
            raise RuntimeError(f'input has inconsistent input_size: got {input.size(1)} expected {self.input_size}')
        if state is None:
            zeros = torch.zeros(input.size(0), self.hidden_size, dtype=input.dtype)
            return input, (zeros,) * count, batched
        for i, part in enumerate(state):
            if part.size(0) != input.size(0):
                raise RuntimeError(f"Input batch size {input.size(0)} doesn't match hidden{i} batch size {part.size(0)}")
            if part.size(1) != self.hidden_size:
                raise RuntimeError(f'hidden{i} has inconsistent hidden_size: got {part.size(1)}, expected {self.hidden_size}')
        return input, state, batched

    def extra_repr(self):
        text = f'{self.input_size}, {self.hidden_size}'
        if self.bias is not True:
            text += f', bias={self.bias}'
        if getattr(self, 'nonlinearity', 'tanh') != 'tanh':
            text += f', nonlinearity={self.nonlinearity}'
        return text
