def filterfalse(predicate, iterable):
    """The elements that do not satisfy the predicate."""
    for element in iterable:
        if not (element if predicate is None else predicate(element)):
            yield element
