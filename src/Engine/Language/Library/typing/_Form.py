class _Form:
    """A name for annotations: it may be subscripted, and means nothing when a script runs."""

    def __init__(self, name):
        self.name = name

    def __getitem__(self, parameters):
        return self

    def __or__(self, other):
        return self

    def __ror__(self, other):
        return self

    def __repr__(self):
        return 'typing.' + self.name
