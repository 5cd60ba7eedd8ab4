import math
import torch
from torch.optim.optimizer import _ByParameter, _check, _check_betas


class _Adaptive(_ByParameter):
    """What Adam and AdamW share: all but how the weights decay."""

    def __init__(self, params, defaults):
        _check(defaults['lr'] >= 0.0, f"Invalid learning rate: {defaults['lr']}")
        _check(defaults['eps'] >= 0.0, f"Invalid epsilon value: {defaults['eps']}")
        _check_betas(defaults['betas'])
        _check(defaults['weight_decay'] >= 0.0, f"Invalid weight_decay value: {defaults['weight_decay']}")
        super().__init__(params, defaults)

    def _decayed(self, param, grad, group):
        raise NotImplementedError

    def _update(self, param, grad, state, group):
        if len(state) == 0:
            state['step'] = torch.tensor(0.0)
            state['exp_avg'] = torch.zeros_like(param)
            state['exp_avg_sq'] = torch.zeros_like(param)
            if group['amsgrad']:
                state['max_exp_avg_sq'] = torch.zeros_like(param)
        beta1, beta2 = group['betas']
        exp_avg, exp_avg_sq = state['exp_avg'], state['exp_avg_sq']
        state['step'] += 1
        step = state['step'].item()
        grad = self._decayed(param, grad, group)
        exp_avg.mul_(beta1).add_(grad, alpha=1 - beta1)
        exp_avg_sq.mul_(beta2).addcmul_(grad, grad.conj(), value=1 - beta2)
        if group['amsgrad']:
            exp_avg_sq = state['max_exp_avg_sq'].copy_(torch.maximum(state['max_exp_avg_sq'], exp_avg_sq))
        denominator = (exp_avg_sq.sqrt() / math.sqrt(1 - beta2 ** step)).add_(group['eps'])
        param.addcdiv_(exp_avg, denominator, value=-(group['lr'] / (1 - beta1 ** step)))
