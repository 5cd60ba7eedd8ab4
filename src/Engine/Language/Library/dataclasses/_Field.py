from dataclasses import MISSING


class _Field:
    """A field of a data class: its name and how it gets its value."""

    def __init__(self, default=MISSING, default_factory=MISSING, init=True, repr=True, compare=True):
        self.name = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare

    def has_default(self):
        return self.default is not MISSING or self.default_factory is not MISSING

    def make(self):
        return self.default if self.default_factory is MISSING else self.default_factory()
