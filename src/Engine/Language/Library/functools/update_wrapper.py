def update_wrapper(wrapper, wrapped, assigned=('__name__', '__qualname__', '__doc__'), updated=('__dict__',)):
    """Gives a function another's name and text, where that has them."""
    for name in assigned:
        if hasattr(wrapped, name):
            setattr(wrapper, name, getattr(wrapped, name))
    for name in updated:
        for key, value in getattr(wrapped, name, {}).items():
            setattr(wrapper, key, value)
    wrapper.__wrapped__ = wrapped
    return wrapper
