import torch
from torch.nn import Module, Parameter
from torch.nn.modules.container import _describe


def _dtype(value):
    return value.dtype


class ParameterList(Module):
    """A list of parameters that belong to the module that holds it; tensors given to it become parameters."""

    def __init__(self, values=None):
        super().__init__()
        self._size = 0
        if values is not None:
            self.extend(values)

    def _name_at(self, index):
        if not -self._size <= index < self._size:
            raise IndexError(f'index {index} is out of range')
        return str(index + self._size if index < 0 else index)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return ParameterList([self[i] for i in range(*index.indices(self._size))])
        return getattr(self, self._name_at(index))

    def __setitem__(self, index, value):
        if isinstance(value, torch.Tensor) and not isinstance(value, Parameter):
            value = Parameter(value)
        setattr(self, self._name_at(index), value)

    def __len__(self):
        return self._size

    def __iter__(self):
        return iter([self[i] for i in range(self._size)])

    def __contains__(self, value):
        return any(value is member for member in self)

    def __iadd__(self, values):
        return self.extend(values)

    def append(self, value):
        self._size = self._size + 1
        self[self._size - 1] = value
        return self

    def extend(self, values):
        if not hasattr(values, '__iter__') or isinstance(values, torch.Tensor):
            raise TypeError(f'ParameterList.extend should be called with an iterable, but got {type(values).__name__}')
        for value in values:
            self.append(value)
        return self

    def extra_repr(self):
        return '\n'.join(f'    ({i}): {_describe(value, _dtype)}' for i, value in enumerate(self))

    def __repr__(self):
        return f'{self._get_name()}(\n{self.extra_repr()}\n)' if self._size else self._get_name() + '()'

    def __call__(self, *args, **kwargs):
        raise RuntimeError('ParameterList should not be called.')
