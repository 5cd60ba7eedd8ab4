from torch.optim.lr_scheduler import LRScheduler

_LRScheduler = LRScheduler
