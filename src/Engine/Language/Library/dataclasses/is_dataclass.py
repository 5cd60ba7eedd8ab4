def is_dataclass(obj):
    """Whether a class or an object is a data class's."""
    return hasattr(obj, '__dataclass_fields__')
