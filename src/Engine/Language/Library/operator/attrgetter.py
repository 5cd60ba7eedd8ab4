def attrgetter(*names):
    """A function that takes attributes of its argument; names may have dots."""

    def get(obj, name):
        for part in name.split('.'):
            obj = getattr(obj, part)
        return obj

    if len(names) == 1:
        return lambda obj: get(obj, names[0])
    return lambda obj: tuple(get(obj, name) for name in names)
