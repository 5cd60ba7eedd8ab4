from torch.optim.lr_scheduler import LRScheduler


class SequentialLR(LRScheduler):
    """Schedules one after another, the next from each milestone on."""

    def __init__(self, optimizer, schedulers, milestones, last_epoch=-1, verbose=False):
        for i, scheduler in enumerate(schedulers):
            if scheduler.optimizer is not optimizer:
                raise ValueError('Sequential Schedulers expects all schedulers to belong to the same optimizer, but '
                                 f'got schedulers at index {i} to be different than the optimizer passed in.')
        if len(milestones) != len(schedulers) - 1:
            raise ValueError('Sequential Schedulers expects number of schedulers provided to be one more '
                             f'than the number of milestone points, but got number of schedulers {len(schedulers)} and the '
                             f'number of milestones to be equal to {len(milestones)}')
        self._schedulers = schedulers
        self._milestones = milestones
        self.last_epoch = last_epoch + 1
        self.optimizer = optimizer
        # Each schedule has taken its first step already; only that of the first one shall count.
        for group in optimizer.param_groups:
            group['lr'] = group['initial_lr']
        for scheduler in schedulers:
            scheduler.last_epoch -= 1
        schedulers[0]._initial_step()
        self._last_lr = schedulers[0].get_last_lr()

    def step(self):
        self.last_epoch += 1
        passed = sum(1 for milestone in self._milestones if milestone <= self.last_epoch)
        scheduler = self._schedulers[passed]
        if passed > 0 and self._milestones[passed - 1] == self.last_epoch:
            scheduler.step(0)
        else:
            scheduler.step()
        self._last_lr = scheduler.get_last_lr()

    def state_dict(self):
        state = {name: value for name, value in self.__dict__.items() if name not in ('optimizer', '_schedulers')}
        state['_schedulers'] = [scheduler.state_dict() for scheduler in self._schedulers]
        return state

    def load_state_dict(self, state_dict):
        for name, value in state_dict.items():
            if name != '_schedulers':
                setattr(self, name, value)
        for scheduler, state in zip(self._schedulers, state_dict['_schedulers']):
            scheduler.load_state_dict(state)
