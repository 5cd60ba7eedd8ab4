import torch
from torch.optim.optimizer import _ByParameter, _check, required


class SGD(_ByParameter):
    """Stochastic gradient descent: b ← momentum · b + (1 − dampening) · g, then p ← p − lr · b, or with Nesterov's g + momentum · b for b."""

    def __init__(self, params, lr=required, momentum=0, dampening=0, weight_decay=0, nesterov=False, *,
                 maximize=False, foreach=None, differentiable=False):
        _check(lr is required or lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(momentum >= 0.0, f'Invalid momentum value: {momentum}')
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        _check(not nesterov or (momentum > 0 and dampening == 0), 'Nesterov momentum requires a momentum and zero dampening')
        super().__init__(params, dict(lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov,
                                      maximize=maximize, foreach=foreach, differentiable=differentiable))

    def _update(self, param, grad, state, group):
        momentum = group['momentum']
        if group['weight_decay'] != 0:
            grad = grad.add(param, alpha=group['weight_decay'])
        buffer = state.get('momentum_buffer')
        if momentum != 0:
            if buffer is None:
                buffer = torch.clone(grad).detach()
            else:
                buffer.mul_(momentum).add_(grad, alpha=1 - group['dampening'])
            grad = grad.add(buffer, alpha=momentum) if group['nesterov'] else buffer
        state['momentum_buffer'] = buffer
        param.add_(grad, alpha=-group['lr'])
