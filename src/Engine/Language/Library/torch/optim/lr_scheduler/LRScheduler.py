class LRScheduler:
    """What schedules of learning rates derive from: step() goes on by one epoch and sets the rate of each group to what get_lr gives."""

    def __init__(self, optimizer, last_epoch=-1, verbose=False):
        self.optimizer = optimizer
        if last_epoch == -1:
            for group in optimizer.param_groups:
                group.setdefault('initial_lr', group['lr'])
        else:
            for i, group in enumerate(optimizer.param_groups):
                if 'initial_lr' not in group:
                    raise KeyError(f"param 'initial_lr' is not specified in param_groups[{i}] when resuming an optimizer")
        self.base_lrs = [group['initial_lr'] for group in optimizer.param_groups]
        self.last_epoch = last_epoch
        self.verbose = verbose
        self._initial_step()

    def _initial_step(self):
        self.optimizer._step_count = 0
        self._step_count = 0
        self.step()

    def _rates(self):
        return [group['lr'] for group in self.optimizer.param_groups]

    def get_lr(self):
        raise NotImplementedError

    def get_last_lr(self):
        return self._last_lr

    def step(self, epoch=None):
        self._step_count += 1
        self._get_lr_called_within_step = True
        if epoch is None:
            self.last_epoch += 1
            rates = self.get_lr()
        else:
            self.last_epoch = epoch
            rates = self._get_closed_form_lr() if hasattr(self, '_get_closed_form_lr') else self.get_lr()
        self._get_lr_called_within_step = False
        for i, (group, rate) in enumerate(zip(self.optimizer.param_groups, rates)):
            group['lr'] = rate
            self.print_lr(self.verbose, i, rate, epoch)
        self._last_lr = self._rates()

    def print_lr(self, is_verbose, group, lr, epoch=None):
        if is_verbose:
            if epoch is None:
                print(f'Adjusting learning rate of group {group} to {lr:.4e}.')
            else:
                epoch = f'{epoch:.2f}' if isinstance(epoch, float) else f'{epoch:05d}'
                print(f'Epoch {epoch}: adjusting learning rate of group {group} to {lr:.4e}.')

    def state_dict(self):
        return {name: value for name, value in self.__dict__.items() if name != 'optimizer'}

    def load_state_dict(self, state_dict):
        for name, value in state_dict.items():
            setattr(self, name, value)
