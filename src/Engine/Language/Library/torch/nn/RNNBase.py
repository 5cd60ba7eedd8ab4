import math
import torch
import torch.nn.functional as F
from torch.nn import Module, Parameter, init
from torch.nn.modules.rnn import _scan
from torch.nn.utils.rnn import PackedSequence


class RNNBase(Module):
    """What recurrent layers share: a cell stepped through (time, batch, input_size), in layers and in one or two directions."""

    gates = 1
    states = 1

    def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False,
                 proj_size=0, device=None, dtype=None):
        super().__init__()
        if isinstance(dropout, bool) or not isinstance(dropout, (int, float)) or not 0 <= dropout <= 1:
            raise ValueError('dropout should be a number in range [0, 1] representing the probability of an element being zeroed')
        if hidden_size <= 0:
            raise ValueError('hidden_size must be greater than zero')
        if num_layers <= 0:
            raise ValueError('num_layers must be greater than zero')
        if proj_size < 0:
            raise ValueError('proj_size should be a positive integer or zero to disable projections')
        if proj_size >= hidden_size:
            raise ValueError('proj_size has to be smaller than hidden_size')
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        directions = 2 if bidirectional else 1
        height = self.gates * hidden_size
        out = proj_size if proj_size > 0 else hidden_size
        for layer in range(num_layers):
            width = input_size if layer == 0 else out * directions
            for suffix in self._suffixes(layer):
                self._add('weight_ih' + suffix, (height, width), dtype)
                self._add('weight_hh' + suffix, (height, out), dtype)
                if bias:
                    self._add('bias_ih' + suffix, (height,), dtype)
                    self._add('bias_hh' + suffix, (height,), dtype)
                if proj_size > 0:
                    self._add('weight_hr' + suffix, (proj_size, hidden_size), dtype)
        self.reset_parameters()

    def _add(self, name, shape, dtype):
        self.register_parameter(name, Parameter(torch.empty(shape, dtype=dtype)))

    def _suffixes(self, layer):
        return [f'_l{layer}', f'_l{layer}_reverse'] if self.bidirectional else [f'_l{layer}']

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def flatten_parameters(self):
        pass

    @property
    def all_weights(self):
        kinds = ['weight_ih', 'weight_hh', 'bias_ih', 'bias_hh', 'weight_hr']
        return [[self._parameters[kind + suffix] for kind in kinds if kind + suffix in self._parameters]
                for layer in range(self.num_layers) for suffix in self._suffixes(layer)]

    def _step(self, suffix):
        """The cell as a function of the gates' share of the input and the state before."""
        raise NotImplementedError

    def _as_state(self, hx):
        return (hx,)

    def _as_hidden(self, state):
        return state[0]

    def forward(self, input, hx=None):
        state = None if hx is None else self._as_state(hx)
        if isinstance(input, PackedSequence):
            return self._forward_packed(input, state)
        batched = input.dim() == 3
        if state is not None:
            self._check_rank(state, batched)
        if not batched:
            input = input.unsqueeze(0 if self.batch_first else 1)
            state = None if state is None else tuple(part.unsqueeze(1) for part in state)
        self._check_input(input, 3)
        if self.batch_first:
            input = input.transpose(0, 1)
        state = self._checked_state(state, input.size(1), input.dtype)
        output, state = self._run(input, state, None)
        if self.batch_first:
            output = output.transpose(0, 1)
        if not batched:
            output = output.squeeze(0 if self.batch_first else 1)
            state = tuple(part.squeeze(1) for part in state)
        return output, self._as_hidden(state)

    def _forward_packed(self, packed, state):
        self._check_input(packed.data, 2)
        sizes = packed.batch_sizes.tolist()
        if state is not None and packed.sorted_indices is not None:
            state = tuple(part.index_select(1, packed.sorted_indices) for part in state)
        state = self._checked_state(state, sizes[0], packed.data.dtype)
        output, state = self._run(packed.data, state, sizes)
        if packed.unsorted_indices is not None:
            state = tuple(part.index_select(1, packed.unsorted_indices) for part in state)
        return PackedSequence(output, packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices), self._as_hidden(state)

    def _run(self, input, state, sizes):
        """All layers; input is (time, batch, features), or rows of so many at each time."""
        last = []
        for layer in range(self.num_layers):
            sides = []
            for direction, suffix in enumerate(self._suffixes(layer)):
                number = len(last)
                bias = self._parameters.get('bias_ih' + suffix)
                gates = F.linear(input, self._parameters['weight_ih' + suffix], bias)
                steps = gates.unbind(0) if sizes is None else gates.split(sizes, 0)
                outputs, end = _scan(self._step(suffix), steps, tuple(part[number] for part in state), direction == 1)
                sides.append(torch.stack(outputs, 0) if sizes is None else torch.cat(outputs, 0))
                last.append(end)
            input = torch.cat(sides, -1) if self.bidirectional else sides[0]
            if self.dropout > 0 and layer < self.num_layers - 1:
                input = F.dropout(input, self.dropout, self.training)
        return input, tuple(torch.stack([end[i] for end in last], 0) for i in range(self.states))

    def _check_input(self, input, rank):
        if input.dim() != rank:
            raise RuntimeError(f'input must have {rank} dimensions, got {input.dim()}')
        if input.size(-1) != self.input_size:
            raise RuntimeError(f'input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.size(-1)}')

    def _check_rank(self, state, batched):
        rank = 3 if batched else 2
        if any(part.dim() != rank for part in state):
            have = f'{state[0].dim()}-D tensor' if len(state) == 1 else f'({state[0].dim()}-D, {state[1].dim()}-D) tensors'
            name = 'hx' if len(state) == 1 else 'hx and cx'
            raise RuntimeError(f"For {'batched' if batched else 'unbatched'} {rank}-D input, {name} should also be {rank}-D but got {have}")

    def _checked_state(self, state, batch, dtype):
        count = self.num_layers * (2 if self.bidirectional else 1)
        out = self.proj_size if self.proj_size > 0 else self.hidden_size
        shapes = [(count, batch, out), (count, batch, self.hidden_size)][:self.states]
        if state is None:
            return tuple(torch.zeros(shape, dtype=dtype) for shape in shapes)
        for i, (part, shape) in enumerate(zip(state, shapes)):
            if tuple(part.shape) != shape:
                name = 'hidden' if self.states == 1 else f'hidden[{i}]'
                raise RuntimeError(f'Expected {name} size {shape}, got {list(part.shape)}')
        return state

    def extra_repr(self):
        text = f'{self.input_size}, {self.hidden_size}'
        if self.proj_size != 0:
            text += f', proj_size={self.proj_size}'
        if self.num_layers != 1:
            text += f', num_layers={self.num_layers}'
        if self.bias is not True:
            text += f', bias={self.bias}'
        if self.batch_first is not False:
            text += f', batch_first={self.batch_first}'
        if self.dropout != 0:
            text += f', dropout={self.dropout}'
        if self.bidirectional is not False:
            text += f', bidirectional={self.bidirectional}'
        return text
