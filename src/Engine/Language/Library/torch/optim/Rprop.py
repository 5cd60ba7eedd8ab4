import torch
from torch.optim.optimizer import _ByParameter, _check


class Rprop(_ByParameter):
    """Steps by the sign of the gradient alone, longer while it stays the same, shorter when it changes. Riedmiller and Braun, 1993."""

    def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), foreach=None, maximize=False):
        _check(lr >= 0.0, f'Invalid learning rate: {lr}')
        _check(0.0 < etas[0] < 1.0 < etas[1], f'Invalid eta values: {etas[0]}, {etas[1]}')
        super().__init__(params, dict(lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize))

    def _update(self, param, grad, state, group):
        if len(state) == 0:
            state['step'] = 0
            state['prev'] = torch.zeros_like(param)
            state['step_size'] = torch.full_like(grad, group['lr'])
        state['step'] += 1
        shorter, longer = group['etas']
        least, most = group['step_sizes']
        same = grad.mul(state['prev']).sign()
        factor = torch.ones_like(same).masked_fill_(same.gt(0), longer).masked_fill_(same.lt(0), shorter)
        state['step_size'].mul_(factor).clamp_(least, most)
        grad = grad.masked_fill(same.lt(0), 0)
        param.addcmul_(grad.sign(), state['step_size'], value=-1)
        state['prev'].copy_(grad)
