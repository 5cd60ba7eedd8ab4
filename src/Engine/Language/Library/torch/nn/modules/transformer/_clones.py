from copy import deepcopy
from torch.nn import ModuleList


def _clones(module, count):
    """So many copies of a module, with parameters of their own that begin with the same values."""
    return ModuleList([deepcopy(module) for i in range(count)])
