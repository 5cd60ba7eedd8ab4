from torch.nn import ConstantPad3d


class ZeroPad3d(ConstantPad3d):
    """A margin of zeros around the last three dimensions."""

    def __init__(self, padding):
        super().__init__(padding, 0.0)

    def extra_repr(self):
        return f'{self.padding}'
