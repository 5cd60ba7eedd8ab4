def astuple(obj):
    """The fields of a data class as a tuple, and of those it holds."""
    if not hasattr(obj, '__dataclass_fields__') or isinstance(obj, type):
        raise TypeError('astuple() should be called on dataclass instances')
    return tuple(astuple(value) if hasattr(value, '__dataclass_fields__') else value
                 for value in [getattr(obj, name) for name in obj.__dataclass_fields__])
