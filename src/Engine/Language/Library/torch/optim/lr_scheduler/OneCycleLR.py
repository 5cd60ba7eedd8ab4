import math
from torch.optim.lr_scheduler import LRScheduler, _by_group


class OneCycleLR(LRScheduler):
    """Up to max_lr, then down to far below where it began, with momentum the other way: Smith and Topin, 2017."""

    def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, anneal_strategy='cos',
                 cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0, final_div_factor=1e4,
                 three_phase=False, last_epoch=-1, verbose=False):
        if total_steps is None and epochs is None and steps_per_epoch is None:
            raise ValueError('You must define either total_steps OR (epochs AND steps_per_epoch)')
        if total_steps is not None:
            self.total_steps = self._positive('total_steps', total_steps)
        else:
            self.total_steps = self._positive('epochs', epochs) * self._positive('steps_per_epoch', steps_per_epoch)
        if pct_start < 0 or pct_start > 1 or not isinstance(pct_start, float):
            raise ValueError(f'Expected float between 0 and 1 pct_start, but got {pct_start}')
        if anneal_strategy not in ('cos', 'linear'):
            raise ValueError(f"anneal_strategy must by one of 'cos' or 'linear', instead got {anneal_strategy}")
        self.anneal_func = self._cosine if anneal_strategy == 'cos' else self._linear

        # The last step of each phase, and the names of its first and last rate and momentum.
        peak = float(pct_start * self.total_steps) - 1
        up, down = ('initial_lr', 'max_lr', 'max_momentum', 'base_momentum'), ('max_lr', 'min_lr', 'base_momentum', 'max_momentum')
        if three_phase:
            self._phases = [(peak, up), (float(2 * pct_start * self.total_steps) - 2, ('max_lr', 'initial_lr', 'base_momentum', 'max_momentum')),
                            (self.total_steps - 1, ('initial_lr', 'min_lr', 'max_momentum', 'max_momentum'))]
        else:
            self._phases = [(peak, up), (self.total_steps - 1, down)]

        self.cycle_momentum = cycle_momentum
        if cycle_momentum and 'momentum' not in optimizer.defaults and 'betas' not in optimizer.defaults:
            raise ValueError('optimizer must support momentum with `cycle_momentum` option enabled')
        self.use_beta1 = 'betas' in optimizer.defaults
        if last_epoch == -1:
            for group, rate in zip(optimizer.param_groups, _by_group('max_lr', optimizer, max_lr)):
                group['initial_lr'] = rate / div_factor
                group['max_lr'] = rate
                group['min_lr'] = group['initial_lr'] / final_div_factor
            if cycle_momentum:
                base, most = _by_group('base_momentum', optimizer, base_momentum), _by_group('max_momentum', optimizer, max_momentum)
                for group, low, high in zip(optimizer.param_groups, base, most):
                    self._set_momentum(group, high)
                    group['max_momentum'] = high
                    group['base_momentum'] = low
        super().__init__(optimizer, last_epoch, verbose)

    def _positive(self, name, value):
        if value <= 0 or not isinstance(value, int):
            raise ValueError(f'Expected positive integer {name}, but got {value}')
        return value

    def _set_momentum(self, group, momentum):
        if self.use_beta1:
            group['betas'] = (momentum,) + tuple(group['betas'][1:])
        else:
            group['momentum'] = momentum

    def _cosine(self, start, end, part):
        return end + (start - end) / 2.0 * (math.cos(math.pi * part) + 1)

    def _linear(self, start, end, part):
        return (end - start) * part + start

    def get_lr(self):
        step = self.last_epoch
        if step > self.total_steps:
            raise ValueError(f'Tried to step {step + 1} times. The specified number of total steps is {self.total_steps}')
        start = 0
        for i, (end, names) in enumerate(self._phases):
            if step <= end or i == len(self._phases) - 1:
                part = (step - start) / (end - start)
                break
            start = end
        rates = []
        for group in self.optimizer.param_groups:
            rates.append(self.anneal_func(group[names[0]], group[names[1]], part))
            if self.cycle_momentum:
                self._set_momentum(group, self.anneal_func(group[names[2]], group[names[3]], part))
        return rates
