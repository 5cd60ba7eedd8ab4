from dataclasses import MISSING, _Field


def _fields_of(cls):
    """The fields that a class declares, after those of the data class it derives from."""
    fields = dict(getattr(cls, '__dataclass_fields__', {}))
    for name in cls.__dict__.get('__annotations__', {}):
        given = cls.__dict__.get(name, MISSING)
        if isinstance(given, (list, dict, set)):
            raise ValueError(f'mutable default {type(given)} for field {name} is not allowed: use default_factory')
        member = given if isinstance(given, _Field) else _Field(given)
        member.name = name
        fields[name] = member
    return fields
