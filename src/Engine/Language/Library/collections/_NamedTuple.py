class _NamedTuple(tuple):
    """A tuple whose elements have the names in _fields."""

    _fields = ()
    _field_defaults = {}

    def __new__(cls, *args, **kwargs):
        names, name = cls._fields, cls.__name__
        if len(args) > len(names):
            raise TypeError(f'{name}.__new__() takes {len(names) + 1} positional arguments but {len(args) + 1} were given')
        values = list(args)
        missing = []
        for field in names[len(args):]:
            if field in kwargs:
                values.append(kwargs.pop(field))
            elif field in cls._field_defaults:
                values.append(cls._field_defaults[field])
            else:
                missing.append(repr(field))
        if kwargs:
            raise TypeError(f'{name}.__new__() got an unexpected keyword argument {list(kwargs)[0]!r}')
        if missing:
            listed = ', '.join(missing[:-1]) + (',' if len(missing) > 2 else '') + ' and ' + missing[-1] if len(missing) > 1 else missing[0]
            plural = 's' if len(missing) > 1 else ''
            raise TypeError(f'{name}.__new__() missing {len(missing)} required positional argument{plural}: {listed}')
        return tuple.__new__(cls, values)

    def __getattr__(self, name):
        if name in self._fields:
            return self[self._fields.index(name)]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        if name in self._fields:
            raise AttributeError("can't set attribute")
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @classmethod
    def _make(cls, iterable):
        return cls(*iterable)

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, **kwargs):
        unknown = [name for name in kwargs if name not in self._fields]
        if unknown:
            raise ValueError(f'Got unexpected field names: {unknown!r}')
        return type(self)(*[kwargs.get(name, value) for name, value in zip(self._fields, self)])

    def __repr__(self):
        return type(self).__name__ + '(' + ', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self)) + ')'
