def sub(a, b):
    """a - b."""
    return a - b
