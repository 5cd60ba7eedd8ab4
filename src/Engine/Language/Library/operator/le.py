def le(a, b):
    """a <= b."""
    return a <= b
