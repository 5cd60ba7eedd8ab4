import torch
from torch.nn import Module, Parameter
from torch.nn.modules.container import _describe


class ParameterDict(Module):
    """A dictionary of parameters that belong to the module that holds it; tensors given to it become parameters."""

    def __init__(self, parameters=None):
        super().__init__()
        self._keys = {}
        if parameters is not None:
            self.update(parameters)

    def __getitem__(self, key):
        if key not in self._keys:
            raise KeyError(key)
        return getattr(self, str(key))

    def __setitem__(self, key, value):
        if isinstance(value, torch.Tensor) and not isinstance(value, Parameter):
            value = Parameter(value)
        self._keys[key] = None
        setattr(self, str(key), value)

    def __delitem__(self, key):
        del self._keys[key]
        delattr(self, str(key))

    def __len__(self):
        return len(self._keys)

    def __iter__(self):
        return iter(self._keys)

    def __contains__(self, key):
        return key in self._keys

    def get(self, key, default=None):
        return self[key] if key in self._keys else default

    def setdefault(self, key, default=None):
        if key not in self._keys:
            self[key] = default
        return self[key]

    def pop(self, key):
        value = self[key]
        del self[key]
        return value

    def clear(self):
        for key in list(self._keys):
            del self[key]

    def copy(self):
        return ParameterDict(dict(self.items()))

    def keys(self):
        return self._keys.keys()

    def values(self):
        return [self[key] for key in self._keys]

    def items(self):
        return [(key, self[key]) for key in self._keys]

    def update(self, parameters):
        pairs = parameters.items() if isinstance(parameters, (dict, ParameterDict)) else parameters
        # A plain dictionary is taken in the order of its keys, as PyTorch does.
        if type(parameters) is dict:
            pairs = sorted(pairs)
        for key, value in pairs:
            self[key] = value

    def extra_repr(self):
        return '\n'.join(f'    ({key}): {_describe(value, torch.typename)}' for key, value in self.items())

    def __repr__(self):
        return f'{self._get_name()}(\n{self.extra_repr()}\n)' if self._keys else self._get_name() + '()'

    def __call__(self, input):
        raise RuntimeError('ParameterDict should not be called.')
