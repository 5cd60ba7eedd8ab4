from dataclasses import MISSING, _Field


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=False):
    """Says more about a field of a data class than its default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return _Field(default, default_factory, init, repr, compare)
