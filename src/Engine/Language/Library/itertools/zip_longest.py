def zip_longest(*iterables, fillvalue=None):
    """zip that goes on to the end of the longest."""
    lists = [list(iterable) for iterable in iterables]
    for i in range(max([len(members) for members in lists], default=0)):
        yield tuple(members[i] if i < len(members) else fillvalue for members in lists)
