class chain:
    """The elements of several iterables, one iterable after another."""

    def __init__(self, *iterables):
        self._elements = self._walk(iterables)

    @classmethod
    def from_iterable(cls, iterable):
        made = cls()
        made._elements = made._walk(iterable)
        return made

    def _walk(self, iterables):
        for iterable in iterables:
            yield from iterable

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._elements)
