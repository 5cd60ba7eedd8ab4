def tee(iterable, n=2):
    """Several iterators over one iterable."""
    members = list(iterable)
    return tuple(iter(members) for i in range(n))
