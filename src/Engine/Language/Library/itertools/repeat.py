def repeat(object, times=None):
    """A value so many times, or without end."""
    if times is None:
        while True:
            yield object
    for i in range(times):
        yield object
