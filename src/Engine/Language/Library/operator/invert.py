def invert(a):
    """~a."""
    return ~a
