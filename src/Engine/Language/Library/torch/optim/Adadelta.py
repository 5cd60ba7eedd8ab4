import torch
from torch.optim.optimizer import _ByParameter, _check


class Adadelta(_ByParameter):
    """Steps in the units of the parameter: Δ = √(u + eps) / √(v + eps) · g, u and v running averages of Δ² and g². Zeiler, 2012."""

    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *, maximize=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(0.0 <= rho <= 1.0, f'Invalid rho value: {rho}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        super().__init__(params, dict(lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize, foreach=foreach))

    def _update(self, param, grad, state, group):
        if len(state) == 0:
            state['step'] = 0
            state['square_avg'] = torch.zeros_like(param)
            state['acc_delta'] = torch.zeros_like(param)
        state['step'] += 1
        rho, eps = group['rho'], group['eps']
        square_avg, acc_delta = state['square_avg'], state['acc_delta']
        if group['weight_decay'] != 0:
            grad = grad.add(param, alpha=group['weight_decay'])
        square_avg.mul_(rho).addcmul_(grad, grad, value=1 - rho)
        deviation = square_avg.add(eps).sqrt_()
        delta = acc_delta.add(eps).sqrt_().div_(deviation).mul_(grad)
        acc_delta.mul_(rho).addcmul_(delta, delta, value=1 - rho)
        param.add_(delta, alpha=-group['lr'])
