def wraps(wrapped, assigned=None, updated=None):
    """A decorator that gives a function another's name and text."""

    def decorate(wrapper):
        wrapper.__name__ = wrapped.__name__
        wrapper.__doc__ = wrapped.__doc__
        wrapper.__wrapped__ = wrapped
        return wrapper

    return decorate
