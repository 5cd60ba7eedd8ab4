from dataclasses import MISSING, _fields_of
from dataclasses import FrozenInstanceError


def dataclass(cls=None, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, kw_only=False, slots=False):
    """Gives a class __init__, __repr__ and comparisons from the names it annotates."""
    if cls is None:
        return lambda other: _completed(other, init, repr, eq, order, frozen)
    return _completed(cls, init, repr, eq, order, frozen)


def _completed(cls, init, repr, eq, order, frozen):
    fields = _fields_of(cls)
    cls.__dataclass_fields__ = fields
    for field in fields.values():
        if field.default is not MISSING:
            setattr(cls, field.name, field.default)
    if init and '__init__' not in cls.__dict__:
        cls.__init__ = _init(cls, fields)
    if repr and '__repr__' not in cls.__dict__:
        cls.__repr__ = _repr
    if eq and '__eq__' not in cls.__dict__:
        cls.__eq__ = _eq
    if order:
        cls.__lt__ = lambda self, other: _key(self) < _key(other)
        cls.__le__ = lambda self, other: _key(self) <= _key(other)
        cls.__gt__ = lambda self, other: _key(self) > _key(other)
        cls.__ge__ = lambda self, other: _key(self) >= _key(other)
    if frozen:
        cls.__setattr__ = _refuse
        cls.__hash__ = lambda self: hash(_key(self))
    return cls


def _init(cls, fields):
    names = [name for name, field in fields.items() if field.init]
    optional = None
    for name in names:
        if optional is not None and not fields[name].has_default():
            raise TypeError(f'non-default argument {name!r} follows default argument')
        optional = name if fields[name].has_default() else optional
    title = cls.__name__ + '.__init__()'

    def initialise(self, *args, **kwargs):
        if len(args) > len(names):
            raise TypeError(f'{title} takes {len(names) + 1} positional arguments but {len(args) + 1} were given')
        given = dict(zip(names, args))
        for name, value in kwargs.items():
            if name not in names:
                raise TypeError(f'{title} got an unexpected keyword argument {name!r}')
            if name in given:
                raise TypeError(f'{title} got multiple values for argument {name!r}')
            given[name] = value
        missing = [f"'{name}'" for name in names if name not in given and not fields[name].has_default()]
        if missing:
            listed = missing[0] if len(missing) == 1 else ', '.join(missing[:-1]) + (',' if len(missing) > 2 else '') + ' and ' + missing[-1]
            raise TypeError(f"{title} missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {listed}")
        for name, field in fields.items():
            if name in given or field.has_default():
                object.__setattr__(self, name, given[name] if name in given else field.make())
        if hasattr(self, '__post_init__'):
            self.__post_init__()

    return initialise


def _key(self):
    return tuple(getattr(self, name) for name, field in self.__dataclass_fields__.items() if field.compare)


def _repr(self):
    shown = [f'{name}={getattr(self, name)!r}' for name, field in self.__dataclass_fields__.items() if field.repr]
    return f"{type(self).__name__}({', '.join(shown)})"


def _eq(self, other):
    return type(self) is type(other) and _key(self) == _key(other)


def _refuse(self, name, value):
    raise FrozenInstanceError(f'cannot assign to field {name!r}')
