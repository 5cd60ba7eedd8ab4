import torch
from torch.optim.optimizer import _ByParameter, _check


class ASGD(_ByParameter):
    """Stochastic gradient descent that keeps the average of the parameters of late in its state. Polyak and Juditsky, 1992."""

    def __init__(self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0, foreach=None, maximize=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(weight_decay >= 0.0, f'Invalid weight_decay value: {weight_decay}')
        super().__init__(params, dict(lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach, maximize=maximize))

    def _update(self, param, grad, state, group):
        lr, lambd = group['lr'], group['lambd']
        if len(state) == 0:
            state['step'] = torch.tensor(0.0)
            state['eta'] = torch.tensor(lr)
            state['mu'] = torch.tensor(1.0)
            state['ax'] = torch.zeros_like(param)
        state['step'] += 1
        step = state['step'].item()
        if group['weight_decay'] != 0:
            grad = grad.add(param, alpha=group['weight_decay'])
        param.mul_(1 - lambd * state['eta'].item())
        param.add_(grad, alpha=-state['eta'].item())
        if state['mu'].item() != 1:
            state['ax'].add_(param.sub(state['ax']).mul(state['mu']))
        else:
            state['ax'].copy_(param)
        state['eta'].copy_(torch.tensor(lr / ((1 + lambd * lr * step) ** group['alpha'])))
        state['mu'].copy_(torch.tensor(1 / max(1, step - group['t0'])))
