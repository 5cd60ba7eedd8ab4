def is_not(a, b):
    """a is not b."""
    return a is not b
