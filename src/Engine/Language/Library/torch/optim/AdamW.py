from torch.optim.adam import _Adaptive


class AdamW(_Adaptive):
    """Adam whose weight decay shrinks the parameters themselves, p ← p · (1 − lr · weight_decay). Loshchilov and Hutter, 2017."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2, amsgrad=False, *,
                 maximize=False, foreach=None, capturable=False):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad,
                                      foreach=foreach, maximize=maximize, capturable=capturable))

    def _decayed(self, param, grad, group):
        param.mul_(1 - group['lr'] * group['weight_decay'])
        return grad
