def methodcaller(name, *args, **kwargs):
    """A function that calls a method of its argument."""
    return lambda obj: getattr(obj, name)(*args, **kwargs)
