from collections import _NamedTuple


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A class of tuples whose elements have names; defaults belong to the last ones."""
    names = field_names.replace(',', ' ').split() if isinstance(field_names, str) else [str(name) for name in field_names]
    seen = set()
    for i, name in enumerate(names):
        if rename and (not name.isidentifier() or name.startswith('_') or name in seen):
            names[i] = f'_{i}'
        elif not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        elif name.startswith('_'):
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        elif name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(names[i])
    defaults = tuple(defaults) if defaults is not None else ()
    if len(defaults) > len(names):
        raise TypeError('Got more default values than field names')
    by_name = dict(zip(names[len(names) - len(defaults):], defaults))
    return type(typename, (_NamedTuple,), {'_fields': tuple(names), '_field_defaults': by_name})
