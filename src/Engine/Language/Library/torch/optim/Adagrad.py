import torch
from torch.optim.optimizer import _ByParameter, _check


class Adagrad(_ByParameter):
    """Divides the gradient by the root of the sum of all its squares: p ← p − lr · g / (√s + eps). Duchi et al., 2011."""

    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10,
                 foreach=None, *, maximize=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(lr_decay >= 0.0, f'Invalid lr_decay value: {lr_decay}')
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        _check(initial_accumulator_value >= 0.0, f'Invalid initial_accumulator_value value: {initial_accumulator_value}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        super().__init__(params, dict(lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay,
                                      initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize))
        for group in self.param_groups:
            for param in group['params']:
                self.state[param]['step'] = torch.tensor(0.0)
                self.state[param]['sum'] = torch.full_like(param, initial_accumulator_value)

    def _update(self, param, grad, state, group):
        state['step'] += 1
        if group['weight_decay'] != 0:
            grad = grad.add(param, alpha=group['weight_decay'])
        rate = group['lr'] / (1 + (state['step'].item() - 1) * group['lr_decay'])
        state['sum'].addcmul_(grad, grad, value=1)
        param.addcdiv_(grad, state['sum'].sqrt().add_(group['eps']), value=-rate)
