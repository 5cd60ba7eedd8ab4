import torch
from torch.optim.optimizer import _ByParameter, _check, _check_betas


class Adamax(_ByParameter):
    """Adam with the greatest |g| of late in the place of the root mean square. Kingma and Ba, 2014."""

    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, foreach=None, *, maximize=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        _check_betas(betas)
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize))

    def _update(self, param, grad, state, group):
        if len(state) == 0:
            state['step'] = torch.tensor(0.0)
            state['exp_avg'] = torch.zeros_like(param)
            state['exp_inf'] = torch.zeros_like(param)
        state['step'] += 1
        beta1, beta2 = group['betas']
        exp_avg, exp_inf = state['exp_avg'], state['exp_inf']
        if group['weight_decay'] != 0:
            grad = grad.add(param, alpha=group['weight_decay'])
        exp_avg.mul_(beta1).add_(grad, alpha=1 - beta1)
        exp_inf.copy_(torch.maximum(exp_inf.mul_(beta2), grad.abs().add_(group['eps'])))
        rate = group['lr'] / (1 - beta1 ** state['step'].item())
        param.addcdiv_(exp_avg, exp_inf, value=-rate)
