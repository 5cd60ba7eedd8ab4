class Counter(dict):
    """How often each element occurs; what does not occur counts 0."""

    def __init__(self, iterable=None, **kwargs):
        super().__init__()
        self.update(iterable, **kwargs)

    def __getitem__(self, key):
        return self.get(key, 0)

    def _count(self, iterable, sign):
        if isinstance(iterable, dict):
            for key, count in iterable.items():
                self[key] = self[key] + sign * count
        elif iterable is not None:
            for key in iterable:
                self[key] = self[key] + sign

    def update(self, iterable=None, **kwargs):
        self._count(iterable, 1)
        self._count(kwargs, 1)

    def subtract(self, iterable=None, **kwargs):
        self._count(iterable, -1)
        self._count(kwargs, -1)

    def elements(self):
        for key, count in self.items():
            for i in range(count):
                yield key

    def most_common(self, n=None):
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[:n]

    def total(self):
        return sum(self.values())

    def copy(self):
        return Counter(self)

    def _combined(self, other, combine):
        result = Counter()
        for key in list(self.keys()) + [key for key in other.keys() if key not in self]:
            count = combine(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        return self._combined(other, max)

    def __and__(self, other):
        return self._combined(other, min)

    def __repr__(self):
        return f'Counter({dict(self.most_common())!r})' if self else 'Counter()'
