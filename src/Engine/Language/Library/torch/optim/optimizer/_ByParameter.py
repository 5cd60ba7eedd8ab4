import torch
from torch.optim import Optimizer


class _ByParameter(Optimizer):
    """An optimiser whose update of a parameter reads that parameter, its gradient and its state alone."""

    @torch.no_grad()
    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for param in group['params']:
                if param.grad is not None:
                    grad = param.grad
                    if group.get('maximize', False):
                        grad = -grad
                    self._update(param, grad, self.state[param], group)
        return loss

    def _update(self, param, grad, state, group):
        raise NotImplementedError
