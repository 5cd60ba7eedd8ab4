from torch.optim.optimizer import _check


def _check_betas(betas):
    """Both decay rates of running averages lie in [0, 1)."""
    for i in (0, 1):
        _check(0.0 <= betas[i] < 1.0, f'Invalid beta parameter at index {i}: {betas[i]}')
