from torch.optim.lr_scheduler import LRScheduler


class ExponentialLR(LRScheduler):
    """The rate times gamma at every epoch."""

    def __init__(self, optimizer, gamma, last_epoch=-1, verbose=False):
        self.gamma = gamma
        super().__init__(optimizer, last_epoch, verbose)

    def get_lr(self):
        if self.last_epoch == 0:
            return self._rates()
        return [rate * self.gamma for rate in self._rates()]

    def _get_closed_form_lr(self):
        return [rate * self.gamma ** self.last_epoch for rate in self.base_lrs]
