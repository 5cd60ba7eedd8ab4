import torch
from torch.optim.optimizer import _ByParameter, _check, _check_betas


class NAdam(_ByParameter):
    """Adam with Nesterov's momentum. Dozat, 2016."""

    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, momentum_decay=4e-3, foreach=None):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(eps >= 0.0, f'Invalid epsilon value: {eps}')
        _check_betas(betas)
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        _check(momentum_decay >= 0.0, f'Invalid momentum_decay value: {momentum_decay}')
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay, foreach=foreach))

    def _update(self, param, grad, state, group):
        if len(state) == 0:
            state['step'] = torch.tensor(0.0)
            state['mu_product'] = torch.tensor(1.0)
            state['exp_avg'] = torch.zeros_like(param)
            state['exp_avg_sq'] = torch.zeros_like(param)
        state['step'] += 1
        step, lr = state['step'].item(), group['lr']
        beta1, beta2 = group['betas']
        exp_avg, exp_avg_sq = state['exp_avg'], state['exp_avg_sq']
        if group['weight_decay'] != 0:
            grad = grad.add(param, alpha=group['weight_decay'])
        mu = beta1 * (1.0 - 0.5 * (0.96 ** (step * group['momentum_decay'])))
        mu_next = beta1 * (1.0 - 0.5 * (0.96 ** ((step + 1) * group['momentum_decay'])))
        state['mu_product'] *= mu
        product = state['mu_product'].item()
        exp_avg.mul_(beta1).add_(grad, alpha=1 - beta1)
        exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
        denominator = exp_avg_sq.div(1 - beta2 ** step).sqrt().add_(group['eps'])
        param.addcdiv_(grad, denominator, value=-lr * (1.0 - mu) / (1.0 - product))
        param.addcdiv_(exp_avg, denominator, value=(-lr * mu_next) / (1.0 - product * mu_next))
