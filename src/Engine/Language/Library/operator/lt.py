def lt(a, b):
    """a < b."""
    return a < b
