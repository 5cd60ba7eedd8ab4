def pairwise(iterable):
    """Each element with the next."""
    items = iter(iterable)
    empty = []
    before = next(items, empty)
    for item in items:
        yield before, item
        before = item
