def groupby(iterable, key=None):
    """Neighbouring elements with the same key, together."""
    group = []
    current = None
    for element in iterable:
        at = element if key is None else key(element)
        if group and at != current:
            yield current, iter(group)
            group = []
        current = at
        group.append(element)
    if group:
        yield current, iter(group)
