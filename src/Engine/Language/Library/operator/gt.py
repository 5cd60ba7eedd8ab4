def gt(a, b):
    """a > b."""
    return a > b
