import math
from torch.optim.lr_scheduler import LRScheduler


class CosineAnnealingLR(LRScheduler):
    """From the initial rate to eta_min along half a cosine of T_max epochs: Loshchilov and Hutter, 2016."""

    def __init__(self, optimizer, T_max, eta_min=0, last_epoch=-1, verbose=False):
        self.T_max = T_max
        self.eta_min = eta_min
        super().__init__(optimizer, last_epoch, verbose)

    def get_lr(self):
        low, epoch, span = self.eta_min, self.last_epoch, self.T_max
        if epoch == 0:
            return self._rates()
        if self._step_count == 1 and epoch > 0:
            return [low + (base - low) * (1 + math.cos(epoch * math.pi / span)) / 2 for base in self.base_lrs]
        if (epoch - 1 - span) % (2 * span) == 0:
            return [rate + (base - low) * (1 - math.cos(math.pi / span)) / 2 for base, rate in zip(self.base_lrs, self._rates())]
        return [(1 + math.cos(math.pi * epoch / span)) / (1 + math.cos(math.pi * (epoch - 1) / span)) * (rate - low) + low
                for rate in self._rates()]

    def _get_closed_form_lr(self):
        low = self.eta_min
        return [low + (base - low) * (1 + math.cos(math.pi * self.last_epoch / self.T_max)) / 2 for base in self.base_lrs]
