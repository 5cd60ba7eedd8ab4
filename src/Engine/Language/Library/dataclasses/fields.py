def fields(class_or_instance):
    """The fields of a data class, as a tuple."""
    if not hasattr(class_or_instance, '__dataclass_fields__'):
        raise TypeError('must be called with a dataclass type or instance')
    return tuple(class_or_instance.__dataclass_fields__.values())
