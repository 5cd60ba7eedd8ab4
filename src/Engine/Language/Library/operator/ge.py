def ge(a, b):
    """a >= b."""
    return a >= b
