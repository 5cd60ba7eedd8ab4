import torch
from torch.nn import Module, Parameter, init


class _NormBase(Module):
    """The parameters and running statistics of a normalisation by channels."""

    # Checkpoints of old did not count the batches.
    _state_defaults = {'num_batches_tracked': 0}

    def __init__(self, num_features, eps, momentum, affine, track_running_stats, dtype):
        super().__init__()
        self.num_features = num_features
        self.eps = eps
        self.momentum = momentum
        self.affine = affine
        self.track_running_stats = track_running_stats
        self.register_parameter('weight', Parameter(torch.empty(num_features, dtype=dtype)) if affine else None)
        self.register_parameter('bias', Parameter(torch.empty(num_features, dtype=dtype)) if affine else None)
        self.register_buffer('running_mean', torch.zeros(num_features, dtype=dtype) if track_running_stats else None)
        self.register_buffer('running_var', torch.ones(num_features, dtype=dtype) if track_running_stats else None)
        self.register_buffer('num_batches_tracked', torch.tensor(0, dtype=torch.long) if track_running_stats else None)
        self.reset_parameters()

    def reset_running_stats(self):
        if self.track_running_stats:
            self.running_mean.zero_()
            self.running_var.fill_(1)
            self.num_batches_tracked.zero_()

    def reset_parameters(self):
        self.reset_running_stats()
        if self.affine:
            init.ones_(self.weight)
            init.zeros_(self.bias)

    def _check_input_dim(self, input):
        raise NotImplementedError()

    def extra_repr(self):
        return (f'{self.num_features}, eps={self.eps}, momentum={self.momentum}, affine={self.affine}, '
                f'track_running_stats={self.track_running_stats}')
