from copy import deepcopy


def asdict(obj, *, dict_factory=dict):
    """The fields of a data class as a dictionary, and of those it holds."""
    if not hasattr(obj, '__dataclass_fields__') or isinstance(obj, type):
        raise TypeError('asdict() should be called on dataclass instances')
    return dict_factory([(name, _inner(getattr(obj, name), dict_factory)) for name in obj.__dataclass_fields__])


def _inner(value, dict_factory):
    if hasattr(value, '__dataclass_fields__'):
        return asdict(value, dict_factory=dict_factory)
    if isinstance(value, (list, tuple)):
        return type(value)([_inner(member, dict_factory) for member in value])
    if isinstance(value, dict):
        return {key: _inner(member, dict_factory) for key, member in value.items()}
    return deepcopy(value)
