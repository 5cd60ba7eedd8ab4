import math
import torch
from torch.optim.optimizer import _ByParameter, _check, _check_betas


class RAdam(_ByParameter):
    """Adam that goes without the adaptive rate while its variance is unknown. Liu et al., 2019."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        _check_betas(betas)
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach))

    def _update(self, param, grad, state, group):
        if len(state) == 0:
            state['step'] = torch.tensor(0.0)
            state['exp_avg'] = torch.zeros_like(param)
            state['exp_avg_sq'] = torch.zeros_like(param)
        state['step'] += 1
        step = state['step'].item()
        beta1, beta2 = group['betas']
        exp_avg, exp_avg_sq = state['exp_avg'], state['exp_avg_sq']
        if group['weight_decay'] != 0:
            grad = grad.add(param, alpha=group['weight_decay'])
        exp_avg.mul_(beta1).add_(grad, alpha=1 - beta1)
        exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        correction = 1 - beta2 ** step
        unbiased = exp_avg / (1 - beta1 ** step)
        longest = 2 / (1 - beta2) - 1
        length = longest - 2 * step * (beta2 ** step) / correction
        if length > 5.0:
            rectified = math.sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length))
            adaptive = math.sqrt(correction) / exp_avg_sq.sqrt().add_(group['eps'])
            param.add_(unbiased * group['lr'] * adaptive * rectified, alpha=-1.0)
        else:
            param.add_(unbiased * group['lr'], alpha=-1.0)
