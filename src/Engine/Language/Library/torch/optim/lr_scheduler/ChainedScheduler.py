from torch.optim.lr_scheduler import LRScheduler


class ChainedScheduler(LRScheduler):
    """Several schedules, all of which take each step."""

    def __init__(self, schedulers):
        for i, scheduler in enumerate(schedulers):
            if scheduler.optimizer is not schedulers[0].optimizer:
                raise ValueError('ChainedScheduler expects all schedulers to belong to the same optimizer, but '
                                 f'got schedulers at index {0} and {i} to be different')
        self._schedulers = list(schedulers)
        self.optimizer = schedulers[0].optimizer
        self._last_lr = schedulers[-1]._rates()

    def step(self):
        for scheduler in self._schedulers:
            scheduler.step()
        self._last_lr = self._schedulers[-1]._rates()

    def state_dict(self):
        state = {name: value for name, value in self.__dict__.items() if name not in ('optimizer', '_schedulers')}
        state['_schedulers'] = [scheduler.state_dict() for scheduler in self._schedulers]
        return state

    def load_state_dict(self, state_dict):
        for scheduler, state in zip(self._schedulers, state_dict['_schedulers']):
            scheduler.load_state_dict(state)
