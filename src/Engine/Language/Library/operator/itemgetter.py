def itemgetter(*items):
    """A function that takes items of its argument."""
    if len(items) == 1:
        return lambda obj: obj[items[0]]
    return lambda obj: tuple(obj[item] for item in items)
