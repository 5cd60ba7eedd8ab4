def dropwhile(predicate, iterable):
    """The elements from the first on that does not satisfy the predicate."""
    dropping = True
    for element in iterable:
        dropping = dropping and predicate(element)
        if not dropping:
            yield element
