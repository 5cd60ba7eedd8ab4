from functools import update_wrapper


def wraps(wrapped, assigned=('__name__', '__qualname__', '__doc__'), updated=('__dict__',)):
    """A decorator that gives a function another's name and text."""
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)
