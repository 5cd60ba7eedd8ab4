from torch.nn import Module


class _Loss(Module):
    """A loss with its reduction; size_average and reduce are the older way to say it."""

    def __init__(self, size_average=None, reduce=None, reduction='mean'):
        super().__init__()
        if size_average is not None or reduce is not None:
            if reduce is not None and not reduce:
                reduction = 'none'
            else:
                reduction = 'sum' if size_average is not None and not size_average else 'mean'
        self.reduction = reduction
