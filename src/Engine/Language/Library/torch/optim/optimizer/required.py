from torch.optim.optimizer import _RequiredParameter

required = _RequiredParameter()
