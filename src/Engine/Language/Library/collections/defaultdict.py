class defaultdict(dict):
    """A dictionary that makes a value for a key it does not have."""

    def __init__(self, default_factory=None, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.default_factory = default_factory

    def __getitem__(self, key):
        return super().__getitem__(key) if key in self else self.__missing__(key)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def copy(self):
        return defaultdict(self.default_factory, self.items())

    def __repr__(self):
        return f'defaultdict({self.default_factory!r}, {dict(self.items())!r})'
