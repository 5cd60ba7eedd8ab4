def eq(a, b):
    """a == b."""
    return a == b
