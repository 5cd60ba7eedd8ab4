def floordiv(a, b):
    """a // b."""
    return a // b
