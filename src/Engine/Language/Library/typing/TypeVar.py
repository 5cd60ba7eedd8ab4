from typing import _Form


class TypeVar(_Form):
    """A type that stands for another."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        super().__init__(name)

    def __repr__(self):
        return '~' + self.name
