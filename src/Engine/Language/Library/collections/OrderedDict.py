class OrderedDict(dict):
    """A dictionary that says it keeps its order."""

    def move_to_end(self, key, last=True):
        value = self.pop(key)
        others = [] if last else list(self.items())
        if not last:
            self.clear()
        self[key] = value
        self.update(others)

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        keys = list(self.keys())
        key = keys[-1] if last else keys[0]
        return key, self.pop(key)

    def copy(self):
        return OrderedDict(self.items())

    def __repr__(self):
        return f'OrderedDict({list(self.items())!r})' if self else 'OrderedDict()'
