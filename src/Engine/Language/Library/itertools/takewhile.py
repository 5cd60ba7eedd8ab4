def takewhile(predicate, iterable):
    """The elements before the first that does not satisfy the predicate."""
    for element in iterable:
        if not predicate(element):
            return
        yield element
