from torch.optim.adam import _Adaptive


class Adam(_Adaptive):
    """Running averages m of the gradient and v of its square, freed of their bias: p ← p − lr · m / (√v + eps). Kingma and Ba, 2014."""

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0, amsgrad=False, *,
                 foreach=None, maximize=False, capturable=False, differentiable=False, fused=False):
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize,
                                      foreach=foreach, capturable=capturable, differentiable=differentiable, fused=fused))

    def _decayed(self, param, grad, group):
        return grad.add(param, alpha=group['weight_decay']) if group['weight_decay'] != 0 else grad
