def cycle(iterable):
    """The elements of an iterable, over and over."""
    seen = []
    for element in iterable:
        yield element
        seen.append(element)
    while seen:
        for element in seen:
            yield element
