import torch
from torch.optim.optimizer import _ByParameter, _check


class RMSprop(_ByParameter):
    """Divides the gradient by the root of a running average of its square: p ← p − lr · g / (√v + eps)."""

    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0, centered=False,
                 foreach=None, maximize=False, differentiable=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        _check(momentum >= 0.0, f'Invalid momentum value: {momentum}')
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        _check(alpha >= 0.0, f'Invalid alpha value: {alpha}')
        super().__init__(params, dict(lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay,
                                      foreach=foreach, maximize=maximize, differentiable=differentiable))

    def _update(self, param, grad, state, group):
        if len(state) == 0:
            state['step'] = 0
            state['square_avg'] = torch.zeros_like(param)
            if group['momentum'] > 0:
                state['momentum_buffer'] = torch.zeros_like(param)
            if group['centered']:
                state['grad_avg'] = torch.zeros_like(param)
        state['step'] += 1
        alpha, eps = group['alpha'], group['eps']
        if group['weight_decay'] != 0:
            grad = grad.add(param, alpha=group['weight_decay'])
        square_avg = state['square_avg']
        square_avg.mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
        if group['centered']:
            grad_avg = state['grad_avg']
            grad_avg.mul_(alpha).add_(grad, alpha=1 - alpha)
            average = square_avg.addcmul(grad_avg, grad_avg, value=-1).sqrt_().add_(eps)
        else:
            average = square_avg.sqrt().add_(eps)
        if group['momentum'] > 0:
            state['momentum_buffer'].mul_(group['momentum']).addcdiv_(grad, average)
            param.add_(state['momentum_buffer'], alpha=-group['lr'])
        else:
            param.addcdiv_(grad, average, value=-group['lr'])
