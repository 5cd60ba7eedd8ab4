from torch.distributions import Gamma
from torch.distributions.utils import broadcast_all


class Chi2(Gamma):
    """The distribution of the sum of squares of df normal numbers."""

    arg_names = ()

    def __init__(self, df, validate_args=None):
        half, = broadcast_all(df)
        super().__init__(0.5 * half, 0.5)

    @property
    def df(self):
        return self.concentration * 2
