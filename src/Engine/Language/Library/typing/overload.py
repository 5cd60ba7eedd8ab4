def overload(func):
    """The function itself."""
    return func
