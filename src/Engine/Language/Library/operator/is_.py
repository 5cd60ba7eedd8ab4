def is_(a, b):
    """a is b."""
    return a is b
