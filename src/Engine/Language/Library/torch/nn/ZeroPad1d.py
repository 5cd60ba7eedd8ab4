from torch.nn import ConstantPad1d


class ZeroPad1d(ConstantPad1d):
    """A margin of zeros around the last dimension."""

    def __init__(self, padding):
        super().__init__(padding, 0.0)

    def extra_repr(self):
        return f'{self.padding}'
