from torch.nn import ConstantPad2d


class ZeroPad2d(ConstantPad2d):
    """A margin of zeros around the last two dimensions."""

    def __init__(self, padding):
        super().__init__(padding, 0.0)

    def extra_repr(self):
        return f'{self.padding}'
