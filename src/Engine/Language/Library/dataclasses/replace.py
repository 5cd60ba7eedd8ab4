def replace(obj, **changes):
    """Another object of the same data class, some fields changed."""
    values = {name: getattr(obj, name) for name, field in obj.__dataclass_fields__.items() if field.init}
    return type(obj)(**{**values, **changes})
